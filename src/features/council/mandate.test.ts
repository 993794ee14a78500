import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkMandates, mandateOn, newMandate, secondTreatments } from './mandate.ts'
import type { CouncilCase, Mandate } from './records.ts'
import { aCase } from './store.contract.ts'

const task = (text: string, ...keywords: readonly string[]) => ({ text, keywords })
const mandate = (council: string, version: number, changes: Partial<Mandate>): Mandate => ({
  id: `${council}-mandat-${version}`,
  council,
  version,
  purpose: 'Gi råd',
  tasks: [],
  sources: [],
  ...changes,
})
const costs = task('Råd om kostnader til drift', 'driftskostnader')
const old = mandate('nuit', 1, { to: '2025-12-31', treatsFirstFor: ['strategiradet'] })
const mandates = [
  old,
  mandate('nuit', 2, { from: '2026-01-01', tasks: [costs, task('Følge porteføljen', 'portefølje')] }),
  mandate('strategiradet', 1, {
    tasks: [task('Anbefale driftskostnader', 'driftskostnader'), task('Lover', 'regelverk')],
  }),
  mandate('nufa', 1, { tasks: [task('Kodeverk og standarder', 'kodeverk', 'standarder')] }),
]
const about = (council: string, year: number, number: number, title: string, day?: string): CouncilCase => ({
  ...aCase(council, year, number),
  title,
  ...(day === undefined ? {} : { meeting: `${council}/${day}`, state: 'treated' }),
})
const days = ['2024-10-10', '2025-02-13', '2025-06-12', '2026-02-12', '2026-03-19']
const meetings = new Map(
  ['nuit', 'strategiradet', 'nufa'].flatMap((council) => days.map((day) => [`${council}/${day}`, { date: day }])),
)

test('issue 3, item 4: mandates are versions; one is in force on a day, and a new one ends the one before it', () => {
  assert.equal(mandateOn(mandates, 'nuit', '2025-12-31')?.version, 1)
  assert.equal(mandateOn(mandates, 'nuit', '2026-01-01')?.version, 2)
  const { id: _, version: _v, ...content } = mandates[1]!
  const [before, next] = newMandate(mandates, { ...content, from: '2027-01-01' })
  assert.deepEqual([before?.to, next?.version, next?.id], ['2026-12-31', 3, 'nuit-mandat-3'])
  assert.deepEqual(
    newMandate([], { ...content, from: '2027-01-01' }).map(({ version }) => version),
    [1],
  )
})

test('issue 3, item 7: a case is checked against the tasks of the mandates in force that day', () => {
  const check = checkMandates(about('nuit', 2026, 5, 'Utvikling i driftskostnadene'), mandates, '2026-02-12')
  assert.deepEqual(check.own, [costs])
  assert.deepEqual(
    check.others.map(({ council }) => council),
    ['strategiradet'],
  )
  assert.equal(check.belongsElsewhere, false)
  assert.deepEqual(checkMandates(about('nuit', 2025, 5, 'Driftskostnader'), mandates, '2025-02-13').own, [])
})

test('issue 3, item 7: a case that only another council has the task for may belong there', () => {
  const check = checkMandates(about('nuit', 2026, 9, 'Nytt kodeverk for diagnoser'), mandates, '2026-02-12')
  assert.deepEqual([check.belongsElsewhere, check.others[0]?.council], [true, 'nufa'])
  assert.equal(checkMandates(about('nuit', 2026, 9, 'Eventuelt'), mandates, '2026-02-12').belongsElsewhere, false)
})

const second = (...cases: readonly CouncilCase[]) =>
  secondTreatments(cases, mandates, meetings, '2026-03-01').map(({ case: id, need }) => [id, need])

test('issue 3, item 7: treatment in two councils without need is flagged', () => {
  const first = about('nuit', 2026, 3, 'Status for innsyn', '2026-02-12')
  const again = about('strategiradet', 2026, 4, 'Status for innsyn', '2026-03-19')
  assert.deepEqual(second(first, again), [['strategiradet/2026/4', 'none']])
  assert.deepEqual(second(first, { ...again, needHere: 'Rådet skal anbefale.' }), [['strategiradet/2026/4', 'said']])
  assert.deepEqual(second(first, { ...again, state: 'withdrawn' }), [])
})

test('issue 3, item 7: a draft is checked as if it were treated today', () => {
  const first = about('nuit', 2026, 3, 'Status for innsyn', '2026-02-12')
  assert.deepEqual(second(first, about('strategiradet', 2026, 4, 'Status for innsyn')), [
    ['strategiradet/2026/4', 'none'],
  ])
})

test('issue 3, item 7: until 2025 the portfolio council treated the strategy council’s cases first, as its mandate said', () => {
  const first = about('nuit', 2025, 3, 'Status for innsyn', '2025-02-13')
  const again = about('strategiradet', 2025, 4, 'Status for innsyn', '2025-06-12')
  assert.deepEqual(second(first, again), [['strategiradet/2025/4', 'first-by-mandate']])
})

test('issue 3, item 7: a task in both mandates is a need', () => {
  const first = about('nuit', 2026, 5, 'Driftskostnader', '2026-02-12')
  const again = about('strategiradet', 2026, 4, 'Driftskostnader', '2026-03-19')
  assert.deepEqual(second(first, again), [['strategiradet/2026/4', 'task-of-both']])
})

test('issue 3, item 7: a treatment years ago, and one in the same council, are no second treatment', () => {
  const now = about('nuit', 2026, 3, 'Status for innsyn', '2026-02-12')
  assert.deepEqual(second(about('nufa', 2024, 3, 'Status for innsyn', '2024-10-10'), now), [])
  assert.deepEqual(second(about('nuit', 2025, 3, 'Status for innsyn', '2025-06-12'), now), [])
})
