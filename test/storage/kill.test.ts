import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type AccessLogStore, type PersonKey, sqlAccessLog } from '../../src/features/access-log/index.ts'
import { faultsOf } from '../../src/features/access-log/store.contract.ts'
import { openDatabase } from '../../src/platform/sql/database.ts'
import { startEmbedded } from '../../src/platform/sql/embedded.ts'
import { migrate } from '../../src/platform/sql/migrate.ts'
import { testDatabase } from './database.ts'

const { database, connection } = await testDatabase()
const rounds = process.env.KNUTEPUNKT_TEST_LONG ? 100 : 5

/** Runs the appending child on a database until something stops it, and returns what it was told is on disk. */
async function acknowledged(
  connectionTo: string,
  round: string,
  disturb: (child: { kill(): void }) => Promise<void>,
): Promise<string[]> {
  const program = fileURLToPath(new URL('./kill-child.ts', import.meta.url))
  const child = spawn(process.execPath, [program, connectionTo, round], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  await once(child.stdout, 'data')
  await disturb({ kill: () => child.kill('SIGKILL') })
  await closed
  return said.split('\n').filter((line) => line !== 'ready' && line !== '')
}

async function assertPresent(store: AccessLogStore, lines: readonly string[]): Promise<void> {
  const kept = new Set<string>()
  for (const person of new Set(lines.map((line) => line.split(' ')[0] as PersonKey))) {
    for (const { sequence, hash } of await store.records(person, 0, 1_000_000))
      kept.add(`${person} ${sequence} ${hash}`)
  }
  const lost = lines.filter((line) => !kept.has(line))
  assert.deepEqual(lost, [])
}

test(`EHDS Art. 9: a process killed at any moment loses no acknowledged record (${rounds} rounds)`, async (t) => {
  const store = sqlAccessLog(database)
  let total = 0
  for (let round = 0; round < rounds; round++) {
    const lines = await acknowledged(connection, String(round), async ({ kill }) => {
      await wait(Math.random() * 150)
      kill()
    })
    total += lines.length
    await assertPresent(store, lines)
  }
  assert.deepEqual(await faultsOf(store), [])
  t.diagnostic(`${total} records acknowledged, all present`)
})

const crashes = process.env.KNUTEPUNKT_TEST_LONG ? 20 : 2

test(`EHDS Art. 9: a database killed at any moment loses no acknowledged record (${crashes} rounds)`, async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'kp-kill-'))
  const server = await startEmbedded({ directory, log: () => {} })
  const own = openDatabase(server.connection, { maxConnections: 2 })
  try {
    await migrate(own, new Date(0))
    const store = sqlAccessLog(own)
    let total = 0
    for (let round = 0; round < crashes; round++) {
      const lines = await acknowledged(server.connection, String(round), async () => {
        await wait(1_000 + Math.random() * 150)
        process.kill(server.pid() ?? assert.fail('not running'), 'SIGKILL')
        // The child ends by itself: its next append is refused.
      })
      total += lines.length
      const giveUpAt = performance.now() + 30_000
      while (!(await answers()) && performance.now() < giveUpAt) await wait(50)
      await assertPresent(store, lines)
    }
    assert.deepEqual(await faultsOf(store), [])
    t.diagnostic(`${total} records acknowledged, all present`)
  } finally {
    await own.close()
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }

  async function answers(): Promise<boolean> {
    return own.ping().then(
      () => true,
      () => false,
    )
  }
})
