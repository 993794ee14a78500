import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CouncilCase, draftCase, type EarlierDecision, type Matter } from '../council/index.ts'
import { earlierTreatment } from './earlier-treatment.ts'

const meetings = new Map([
  ['nuit/2026-02-12', { date: '2026-02-12' }],
  ['strategiradet/2026-03-20', { date: '2026-03-20' }],
])

const row = (council: string, year: number, number: number, date: string): EarlierDecision => ({
  council,
  year,
  number,
  date,
  title: 'Kostnadsvekst',
  decision: `Vedtak ${number}`,
  sources: [],
})

const treated: CouncilCase = {
  ...draftCase('nuit', 2026, 'x', { title: 'Kostnadsvekst 2026' }),
  id: 'nuit/2026/5',
  number: 5,
  state: 'treated',
  meeting: 'nuit/2026-02-12',
  earlier: [row('nuit', 2021, 24, '2021-05'), row('nuit', 2022, 4, '2022-02-10')],
  decisions: [{ id: '1', kind: 'vedtak', text: 'Rådet tok saken til orientering.', sources: [] }],
}
const draft = draftCase('strategiradet', 2026, 'abcd1234', { title: 'Kostnadsvekst' })
const matter: Matter = { id: 'kostnad', title: 'Kostnadsvekst', cases: [treated.id, draft.id] }

test('A11: a new case gets the rows of the case before it and that case itself, in date order', () => {
  const rows = earlierTreatment(draft, { matters: [matter], cases: [treated, draft] }, meetings)
  assert.deepEqual(
    rows.map(({ number, date, precision }) => [number, date, precision]),
    [
      ['24/21', '2021-05', 'month'],
      ['4/22', '2022-02-10', 'day'],
      ['5/26', '2026-02-12', 'day'],
    ],
  )
})

test('what was treated later is not earlier, and a case in no matter has what its own paper prints', () => {
  const later = {
    ...draft,
    id: 'strategiradet/2026/3',
    number: 3,
    state: 'treated',
    meeting: 'strategiradet/2026-03-20',
  } as const
  const chain = { ...matter, cases: [treated.id, later.id] }
  assert.deepEqual(
    earlierTreatment(treated, { matters: [chain], cases: [treated, later] }, meetings).map(({ number }) => number),
    ['24/21', '4/22'],
  )
  assert.deepEqual(
    earlierTreatment(treated, { matters: [], cases: [] }, meetings).map(({ number }) => number),
    ['24/21', '4/22'],
  )
})
