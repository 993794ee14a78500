import assert from 'node:assert/strict'
import { test } from 'node:test'
import { earlierDecisions } from './earlier-decisions.ts'
import type { CouncilCase, EarlierDecision } from './records.ts'
import { aCase } from './store.contract.ts'

const printed = (year: number, number: number | string, date?: string, council = 'nuit'): EarlierDecision => ({
  council,
  year,
  number,
  ...(date !== undefined && { date }),
  title: `Sak ${number}`,
  decision: `Vedtak ${number}`,
  sources: [],
})

/** As a paper about running costs prints its nine rows: newest first, with all the ways a date is given. */
const costs: CouncilCase = {
  ...aCase('nuit', 2026, 5),
  state: 'treated',
  meeting: 'nuit/2026-02-12',
  proposals: [{ id: '1', kind: 'forslag', text: 'Rådet gir råd om kostnadene.', sources: [] }],
  earlier: [
    printed(2025, 6, '2025-02', 'strategiradet'),
    printed(2025, 5, '2025-02-13'),
    printed(2024, '47-48', '2024-11-14'),
    printed(2024, 41, '2024-10-30', 'nufa'),
    printed(2023, 10),
    printed(2022, 4, '2022-02-17'),
    printed(2021, 24, '2021-09-15'),
    printed(2021, 25, '2021-09-15'),
    printed(2024, 22, '2024-06', 'strategiradet'),
  ],
}
const meetings = new Map([['nuit/2026-02-12', { date: '2026-02-12' }]])

test('A11: the table of a new case has the nine rows of the case before it and that case itself, in date order', () => {
  assert.deepEqual(
    earlierDecisions([costs], meetings).map(({ number, date, precision }) => [number, date, precision]),
    [
      ['24/21', '2021-09-15', 'day'],
      ['25/21', '2021-09-15', 'day'],
      ['4/22', '2022-02-17', 'day'],
      ['10/23', undefined, 'none'],
      ['22/24', '2024-06', 'month'],
      ['41/24', '2024-10-30', 'day'],
      ['47-48/24', '2024-11-14', 'day'],
      ['6/25', '2025-02', 'month'],
      ['5/25', '2025-02-13', 'day'],
      ['5/26', '2026-02-12', 'day'],
    ],
  )
})

test('A11: a printed row of several cases is one row, also when each of them is kept as known from that row', () => {
  const cited = [47, 48].map((number): CouncilCase => ({ ...aCase('nuit', 2024, number), state: 'cited' }))
  const rows = earlierDecisions([...cited, costs], meetings)
  assert.equal(rows.length, 10)
  assert.deepEqual(
    rows.filter(({ year }) => year === 2024).map(({ number }) => number),
    ['22/24', '41/24', '47-48/24'],
  )
})

test('issue 3, item 2: a proposal is not a decision: a case without one in minutes has none in the table', () => {
  const { decision, from } = earlierDecisions([costs], meetings).at(-1) ?? assert.fail()
  assert.deepEqual([decision, from], [undefined, 'neither'])
})

test('A11: a decision in minutes goes before the same one as quoted, and a day before a month', () => {
  const before: CouncilCase = {
    ...aCase('nuit', 2025, 5),
    title: 'Slik referatet sier det',
    state: 'treated',
    meeting: 'nuit/2025-02-13',
    decisions: [{ id: '1', kind: 'vedtak', text: 'Ordene i referatet', sources: [] }],
  }
  const rows = earlierDecisions([costs, before], new Map([...meetings, ['nuit/2025-02-13', { date: '2025-02-13' }]]))
  assert.equal(rows.length, 10)
  const row = rows.find(({ number }) => number === '5/25')
  assert.deepEqual([row?.decision, row?.title, row?.from], ['Ordene i referatet', 'Slik referatet sier det', 'minutes'])
})

test('A11: a case that is known from tables alone keeps what they quote, and its day', () => {
  const cited: CouncilCase = {
    ...aCase('nufa', 2024, 41),
    state: 'cited',
    quoted: [{ text: 'Sitert', date: '2024-10', citedIn: costs.id, sources: [] }],
  }
  const row = earlierDecisions([cited, costs], meetings).find(({ number }) => number === '41/24')
  assert.deepEqual([row?.decision, row?.date, row?.case], ['Sitert', '2024-10-30', 'nufa/2024/41'])
})

test('A11: drafts and withdrawn cases were not treated', () => {
  assert.deepEqual(
    earlierDecisions(
      [
        { ...costs, state: 'draft' },
        { ...costs, state: 'withdrawn' },
      ],
      meetings,
    ),
    [],
  )
})
