import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noRealPapers, ownPapers, realPapers } from '../../../test/fixtures/council-papers.ts'
import { testDatabase } from '../../../test/storage/database.ts'
import { sqlCouncilStore } from '../council/index.ts'
import { importPapers } from './import-papers.ts'
import { rememberingReader } from './remember.ts'
import { sqlImportStore } from './store.sql.ts'

const { database } = await testDatabase()

for (const [name, papers, skip] of [
  ['our own papers', ownPapers, false],
  ['the five real papers', realPapers, noRealPapers],
] as const) {
  test(`issue 3, speed: ${name} are imported into the database in under 5 seconds`, { skip }, async (t) => {
    const bring = importPapers({
      imports: sqlImportStore(database),
      councils: sqlCouncilStore(database),
      ...rememberingReader(),
      now: () => new Date('2028-05-01T10:00:00Z'),
    })
    const started = performance.now()
    await bring(papers, { by: 'import', byName: 'Import' })
    const seconds = (performance.now() - started) / 1000
    t.diagnostic(`${papers.length} papers in ${seconds.toFixed(2)} s`)
    assert(seconds < 5, `${seconds} s`)
  })
}
