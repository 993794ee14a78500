import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '../../../test/storage/database.ts'
import { sqlAccessLog } from '../../features/access-log/index.ts'
import type { AccessLogTables } from '../../features/access-log/queries.sql.ts'
import { anAccess } from '../../features/access-log/store.contract.ts'
import { openValidationThreads } from '../../features/document-validation/index.ts'
import { makeLog } from '../../platform/log/log.ts'
import { openDatabase } from '../../platform/sql/database.ts'
import { startEmbedded } from '../../platform/sql/embedded.ts'
import { migrate } from '../../platform/sql/migrate.ts'
import { readConfig } from '../config.ts'
import { loadKeys } from '../keys.ts'
import { memoryStores } from '../stores.ts'
import { configuredTerminology } from '../terminology.ts'
import { makeSystem } from '../wire.ts'

const program = fileURLToPath(new URL('../../../bin/knutepunkt.mjs', import.meta.url))
const home = await mkdtemp(join(tmpdir(), 'kp-verify-'))
after(() => rm(home, { recursive: true, force: true }))
const keys = join(home, 'keys')
const { database, connection } = await testDatabase()
const db = database.tables<AccessLogTables>()
const store = sqlAccessLog(database)

/** Runs the command as an operator would. */
async function verify(environment: Record<string, string>, ...words: readonly string[]) {
  const env = { PATH: process.env.PATH, KNUTEPUNKT_KEYS: keys, ...environment }
  const child = spawn(process.execPath, [program, 'verify-access-log', ...words], { env, stdio: 'pipe' })
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return {
    code,
    said,
    lines: out
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  }
}

/** Lets the running system put its seal, and keeps what it logged of it. */
async function sealAndKeepLog(name: string): Promise<string> {
  const lines: string[] = []
  const system = await makeSystem({
    config: readConfig({}, {}),
    origin: 'http://127.0.0.1:1',
    stores: memoryStores(store),
    keys: await loadKeys(keys),
    log: makeLog({ write: (line) => void lines.push(line) }, 'info'),
    now: () => new Date(),
    otherRoutes: [],
    stopping: () => false,
    packages: [],
    terminology: await configuredTerminology({ terminologyDirectories: [] }),
    validation: openValidationThreads({ packages: [], threads: 1, seconds: 1, now: () => new Date() }),
  })
  await system.tasks.find((task) => task.name === 'seal-access-log')?.run()
  await system.app.close()
  await writeFile(join(home, name), ['{"event":"started"}\n', ...lines, '{"cut'].join(''))
  return join(home, name)
}

test('EHDS Art. 9: an untouched log is sound, and the seal that was logged is still there', async () => {
  const entry = anAccess()
  await store.append(entry)
  await store.append(anAccess({ person: entry.person }))
  const log = await sealAndKeepLog('first.log')
  const { code, lines, said } = await verify({ DATABASE_URL: connection }, '--last-seal', log)
  assert.deepEqual(lines, [{ chains: 1, records: 2, seals: 1, faults: 0 }])
  assert.equal(said, 'Checked chains: 1, records: 2, seals: 1. All is as it was written.\n')
  assert.equal(code, 0)
})

test('EHDS Art. 9: a changed record is told by its place, in a way that machines and people can read, with nothing of it', async () => {
  const [head] = await store.heads('', 1)
  const [row] = await store.records(head!.person, 0, 1)
  const put = (content: string) => db.updateTable('access_record').set({ content }).where('sequence', '=', 1).execute()
  await put(row!.content.replace('demo-doctor', 'someone-else'))
  const { code, lines, said } = await verify({ DATABASE_URL: connection })
  await put(row!.content)
  assert.equal(code, 1)
  assert.deepEqual(lines, [
    { person: head!.person, sequence: 1, fault: 'altered' },
    { chains: 1, records: 2, seals: 1, faults: 1 },
  ])
  assert.match(said, /record 1: was changed, or belongs elsewhere \[altered\]/)
  assert.doesNotMatch(said, /doctor|someone|legevakt/)
})

test('EHDS Art. 9: a last seal that was cut away shows against the log that noted it', async () => {
  const [head] = await store.heads('', 1)
  await store.append(anAccess({ person: head!.person }))
  const log = await sealAndKeepLog('second.log')
  await db.deleteFrom('access_seal').where('number', '=', 2).execute()
  assert.equal((await verify({ DATABASE_URL: connection })).code, 0)
  const { code, lines } = await verify({ DATABASE_URL: connection }, '--last-seal', log)
  assert.equal(code, 1)
  assert.deepEqual(lines[0], { seal: 2, fault: 'seal-missing' })
})

test('the embedded database is checked while a server runs on it, and when none does', async () => {
  const data = join(home, 'data')
  const server = await startEmbedded({ directory: data, log: () => {} })
  const own = openDatabase(server.connection)
  await migrate(own, new Date(0))
  await sqlAccessLog(own).append(anAccess())
  const [there] = (await verify({ KNUTEPUNKT_DATA: data })).lines
  await own.close()
  await server.stop()
  const [then] = (await verify({ KNUTEPUNKT_DATA: data })).lines
  assert.deepEqual([there, then], Array(2).fill({ chains: 1, records: 1, seals: 0, faults: 0 }))
})

test('item 3: what cannot be checked is 2, with nothing on standard output and nothing made', async () => {
  const nothing = join(home, 'nothing')
  const noNote = join(home, 'no-note')
  await writeFile(noNote, '{"event":"started"}\n')
  const here = { DATABASE_URL: connection }
  for (const [environment, words, expected] of [
    [{ KNUTEPUNKT_DATA: nothing }, [], /no-database/],
    [{ ...here, KNUTEPUNKT_KEYS: nothing }, [], /keys-unreadable/],
    [{ DATABASE_URL: connection.replace(/\/[^/?]+\?/, '/postgres?') }, [], /no-access-log/],
    [{ DATABASE_URL: 'postgresql://127.0.0.1:1/none' }, [], /database-unavailable/],
    [here, ['--last-seal', nothing], /file-unreadable/],
    [here, ['--last-seal', noNote], /no-seal-noted/],
    [here, ['--fast'], /usage/],
  ] as const) {
    const { code, lines, said } = await verify(environment, ...words)
    assert.deepEqual([code, lines], [2, []], said)
    assert.match(said, expected)
  }
})
