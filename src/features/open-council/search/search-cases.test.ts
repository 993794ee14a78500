import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { fillCouncils } from '../../../../test/fixtures/open-councils.ts'
import { memoryCouncilStore } from '../../council/index.ts'
import { currentRecords } from '../current-records.ts'
import { type OpenCouncils, openCouncils } from '../public-records.ts'
import { searchCases } from './search-cases.ts'
import { memorySearch } from './store.memory.ts'

const search = memorySearch()
let open: OpenCouncils
before(async () => {
  const store = memoryCouncilStore()
  await fillCouncils(store)
  open = openCouncils(await currentRecords(store, search).current())
})

const ask = (query: string) => searchCases(search, open, { query, page: 1 })

test('A6: a council and a number are that case, by any name of the council', async () => {
  for (const query of ['Porteføljerådet 12/26', 'NUIT 12/26', 'nuit sak 12/2026']) {
    const { hits } = await ask(query)
    assert.deepEqual(
      hits.map(({ one }) => one.id),
      ['nuit/2026/12'],
      query,
    )
  }
})

test('A6: when that council has no such case, the councils that have one are named', async () => {
  const { hits, council, elsewhere } = await ask('strategirådet 12/26')
  assert.deepEqual([hits.length, council, elsewhere?.map(({ id }) => id)], [0, 'strategiradet', ['nuit/2026/12']])
})

test('issue 3, item 8: a word without its Norwegian letters suggests the word', async () => {
  assert.equal((await ask('provesvar')).suggestion, 'prøvesvar')
  assert.equal((await ask('prøvesvar')).suggestion, undefined)
})
