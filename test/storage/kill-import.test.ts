import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { memoryCouncilStore, readRecords, sqlCouncilStore } from '../../src/features/council/index.ts'
import {
  importPapers,
  memoryImportStore,
  rememberingReader,
  sqlImportStore,
} from '../../src/features/council-import/index.ts'
import { ownPapers } from '../fixtures/council-papers.ts'
import { long } from '../seed.ts'
import { testDatabase } from './database.ts'

const program = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url))
const samples = fileURLToPath(new URL('../../samples/papers', import.meta.url))
const home = await mkdtemp(join(tmpdir(), 'kp-kill-import-'))
after(() => rm(home, { recursive: true, force: true }))
const { database, connection } = await testDatabase()
const [imports, councils] = [sqlImportStore(database), sqlCouncilStore(database)]

/** Starts the import of our own papers as an operator would. */
function start() {
  const env = { PATH: process.env.PATH, KNUTEPUNKT_DATA: home, DATABASE_URL: connection }
  return spawn(process.execPath, [program, 'papers', 'import', samples], { env, stdio: 'ignore' })
}

const needs = {
  imports: memoryImportStore(),
  councils: memoryCouncilStore(),
  ...rememberingReader(),
  now: () => new Date(),
}
await importPapers(needs)(ownPapers, { by: 'import', byName: 'Import' })
const whole = await readRecords(needs.councils)

/** How long one import takes here, so that it can be killed in the middle. */
const began = performance.now()
await once(start(), 'exit')
const usual = performance.now() - began

test('issue 3, bad input: an import that is killed at any moment leaves whole papers, and all records or none', async () => {
  for (let round = 0; round < (long ? 40 : 4); round++) {
    await sql`truncate council_paper, council_derived, council_record, council_change, council_log, council_public`.execute(
      database.tables(),
    )
    const child = start()
    await wait(usual * (0.5 + 0.6 * Math.abs(Math.sin(round + 1))))
    child.kill('SIGKILL')
    if (child.exitCode === null) await once(child, 'exit')
    for (const { sha256, lines } of await imports.listPapers()) {
      const bytes = (await imports.paperBytes(sha256))!
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256)
      assert(lines.length > 100)
    }
    const { case: cases } = await readRecords(councils)
    assert(cases.length === 0 || cases.length === whole.case.length, `${cases.length} of ${whole.case.length} cases`)
  }
})

test('issue 3, bad input: the next import mends what was left', async () => {
  await once(start(), 'exit')
  assert.deepEqual(await readRecords(councils), whole)
})
