import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sqlNationalRecords } from '../../src/features/national-records/index.ts'
import { type Database, openDatabase } from '../../src/platform/sql/database.ts'
import { startEmbedded } from '../../src/platform/sql/embedded.ts'
import { openWrittenBox, writers } from '../national/writers.ts'
import { long } from '../seed.ts'
import { testDatabase } from './database.ts'

const program = fileURLToPath(new URL('./kill-national-child.ts', import.meta.url))
/** More than are written in one round. */
const perRound = 100_000

/** Writes until it is killed, some time after each service has acknowledged something; resolves with what it was told, by service. */
async function written(where: string, round: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const child = spawn(process.execPath, [program, where, String(round * perRound)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const closed = once(child, 'close')
  while (child.exitCode === null && !Object.keys(writers).every((service) => said.includes(service))) {
    await Promise.race([once(child.stdout, 'data'), closed])
  }
  await wait(Math.random() * 300)
  child.kill('SIGKILL')
  await closed
  const told = said
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ') as [string, string])
  return new Map(
    [...Map.groupBy(told, ([service]) => service)].map(([service, all]) => [service, all.map(([, id]) => id)]),
  )
}

type Told = { readonly kept: Map<string, string[]>; setting: string | undefined }

/** All that was acknowledged is there; the setting is the last that was acknowledged, or the one that was on its way. */
async function assertKept(
  database: Database,
  told: Told,
  round: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const box = await openWrittenBox(sqlNationalRecords(database))
  for (const service of ['document-repository', 'maternity-record', 'measurements', 'requisitions'] as const) {
    const acknowledged = [...(told.kept.get(service) ?? []), ...(round.get(service) ?? [])]
    told.kept.set(service, acknowledged)
    const found = await writers[service].find(box)
    assert.deepEqual(
      acknowledged.filter((each) => !found.includes(each)),
      [],
      service,
    )
    assert.equal(new Set(found).size, found.length, `${service}: nothing twice`)
  }
  const last = round.get('privacy-settings')?.at(-1) ?? told.setting
  const now = await writers['privacy-settings'].find(box)
  assert.ok(now.length <= 1, 'the setting before has ended when the next begins')
  if (last !== undefined) assert.ok(Number(now[0]) >= Number(last), 'the setting that was acknowledged holds')
  told.setting = now[0]
}

const none = (): Told => ({ kept: new Map(), setting: undefined })
const counted = ({ kept }: Told) => [...kept].map(([service, all]) => `${all.length} to ${service}`).join(', ')

const rounds = long ? 40 : 2

test(`issue 6, proof: a box killed while it is written to has all that it has acknowledged (${rounds} rounds)`, async (t) => {
  const { database, connection } = await testDatabase()
  const told = none()
  for (let round = 0; round < rounds; round++) await assertKept(database, told, await written(connection, round))
  t.diagnostic(`written: ${counted(told)}`)
  assert.ok([...told.kept.values()].every((each) => each.length > 0))
})

const crashes = long ? 20 : 1

test(`issue 6, proof: so it is with the embedded database, which ends with its box (${crashes} rounds)`, async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'kp-kill-national-'))
  after(() => rm(directory, { recursive: true, force: true }))
  const told = none()
  for (let round = 0; round < crashes; round++) {
    const acknowledged = await written(directory, round)
    const embedded = await startEmbedded({ directory, log: () => {} })
    const database = openDatabase(embedded.connection)
    try {
      await assertKept(database, told, acknowledged)
    } finally {
      await database.close()
      await embedded.stop()
    }
  }
  t.diagnostic(`written: ${counted(told)}`)
})
