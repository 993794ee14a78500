import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CouncilCase, Difference, GrantRow, Meeting } from '../council/index.ts'
import { applyReviews, currentReviews, differenceFact, internalFact } from './apply-reviews.ts'
import { factsOf } from './facts.ts'
import { nextOpen, reviewedRecords } from './review-progress.ts'
import type { Derived, Review } from './store.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute))
const source = (from: number) => ({ document: 'a'.repeat(64), lines: [from, from] }) as const

const content: CouncilCase = {
  id: 'nuit/2026/5',
  council: 'nuit',
  year: 2026,
  number: 5,
  title: 'Kostnader',
  otherTitles: [],
  type: 'drofting',
  owner: 'Etaten',
  state: 'on-agenda',
  sections: [
    { kind: 'hensikt', heading: 'Hensikt', text: 'Vise veksten.', sources: [source(7)] },
    { kind: 'forslag-til-vedtak', heading: 'Forslag til vedtak', text: 'Rådet drøfter.', sources: [source(3)] },
  ],
  questions: [],
  attachments: [],
  proposals: [{ id: '1', kind: 'forslag', text: 'Rådet drøfter.', sources: [source(3)] }],
  decisions: [],
  quoted: [],
  inputs: [
    { id: '1', text: 'Det er dyrt.', points: [], internal: false, sources: [source(4)] },
    { id: '2', text: 'Det er viktig.', points: [], internal: false, sources: [source(5)] },
    { id: '3', text: 'Det er dyrt.', points: [], internal: false, sources: [source(6)] },
  ],
  earlier: [],
  corrections: [],
  fieldSources: { title: [source(1)] },
  sources: [source(1)],
}
const record: Derived<'case'> = { kind: 'case', council: 'nuit', id: 'nuit/2026/5', content }
const keyOf = (path: string) => factsOf([record]).find((fact) => fact.path === path)!.key

let said = 0
const review = (fact: string, changes: Partial<Review>): Review => ({
  id: `r${said++}`,
  fact,
  verdict: 'accepted',
  by: 'sekretær',
  byName: 'Sigrid',
  at: at(said),
  ...changes,
})

const after = (...reviews: readonly Review[]) => {
  const [changed] = applyReviews([record], currentReviews(reviews))
  return changed?.content as CouncilCase | undefined
}

test('issue 3, item 3: a fact is named by its record, field and words, and stands on its own lines', () => {
  const facts = factsOf([record])
  assert.deepEqual(
    facts.map(({ path, sources }) => [path, sources[0]?.lines[0]]),
    [
      ['title', 1],
      ['type', 1],
      ['owner', 1],
      ['proposals/0', 3],
      ['sections/0', 7],
      ['inputs/0', 4],
      ['inputs/1', 5],
      ['inputs/2', 6],
      ['', 1],
    ],
  )
  assert.equal(new Set(facts.map(({ key }) => key)).size, facts.length, 'the same words twice are two facts')
  const moved = {
    ...content,
    inputs: content.inputs.toReversed().map((input) => ({ ...input, sources: [source(90)] })),
  }
  assert.deepEqual(
    factsOf([{ ...record, content: moved }])
      .map(({ key }) => key)
      .sort(),
    facts.map(({ key }) => key).sort(),
    'other lines and another order give the same facts',
  )
})

test('a correction changes the one text, and says so only of what was printed then', () => {
  const correct = review(keyOf('inputs/1'), { verdict: 'corrected', value: 'Det er svært viktig.' })
  assert.deepEqual(
    after(correct)?.inputs.map(({ text }) => text),
    ['Det er dyrt.', 'Det er svært viktig.', 'Det er dyrt.'],
  )
  assert.deepEqual(after(correct)?.inputs[1]?.sources, [source(5)])
  const other = { ...record, content: { ...content, inputs: [] } }
  assert.deepEqual(applyReviews([other], currentReviews([correct])), [other])
})

test('what is rejected is gone; what a record cannot do without stays', () => {
  assert.equal(after(review(keyOf('owner'), { verdict: 'rejected' }))?.owner, undefined)
  assert.equal(after(review(keyOf('title'), { verdict: 'rejected' }))?.title, 'Kostnader')
  const both = [review(keyOf('inputs/0'), { verdict: 'rejected' }), review(keyOf('inputs/1'), { verdict: 'rejected' })]
  assert.deepEqual(
    after(...both)?.inputs.map(({ id }) => id),
    ['3'],
  )
  assert.equal(after(review(keyOf(''), { verdict: 'rejected' })), undefined, 'the whole record')
})

test('the last word counts, and what is undone is as if never said', () => {
  const [wrong, right] = ['Feil', 'Rett'].map((value) => review(keyOf('title'), { verdict: 'corrected', value }))
  assert.equal(after(wrong!, right!)?.title, 'Rett')
  assert.equal(after(wrong!, right!, review(keyOf('title'), { verdict: 'withdrawn' }))?.title, 'Kostnader')
})

test('an amount stays a number, and what is no number changes nothing', () => {
  const row: GrantRow = { id: 'x', applied: 3_400_000, sources: [source(1)] }
  const grant: Derived = { kind: 'grant', council: 'nuit', id: 'x', content: row }
  const { key } = factsOf([grant])[0]!
  const corrected = (value: string) =>
    applyReviews([grant], currentReviews([review(key, { verdict: 'corrected', value })]))[0]?.content
  assert.deepEqual(corrected('5 400 000'), { ...row, applied: 5_400_000 })
  assert.deepEqual(corrected('fem millioner'), row)
})

test('a difference is settled with a reason, by somebody, at some time', () => {
  const open: Difference = { id: 'two-titles/x', kind: 'two-titles', where: 'nuit/2026/5', message: 'To.', sources: [] }
  const difference: Derived = { kind: 'difference', council: 'nuit', id: open.id, content: open }
  const settle = review(differenceFact(open.id), { verdict: 'settled', reason: 'Referatet gjelder' })
  assert.deepEqual(applyReviews([difference], currentReviews([settle]))[0]?.content, {
    ...open,
    settled: { by: 'Sigrid', at: settle.at.toISOString(), how: 'Referatet gjelder' },
  })
  const [reviewed] = reviewedRecords([record, difference], new Map())
  assert.deepEqual(reviewed?.differences, [open])
  assert.equal(reviewedRecords([record, difference], new Map(), { flag: 'row-sum' }).length, 0)
})

test('the next open fact is the first nobody has reviewed, after where one is, and then from the start', () => {
  const reviews = currentReviews([review(keyOf('type'), {}), review(keyOf('inputs/2'), {})])
  const list = reviewedRecords([record], reviews)
  assert.equal(nextOpen(list, reviews, keyOf('title'))?.fact, keyOf('owner'))
  assert.equal(nextOpen(list, reviews, keyOf('inputs/1'))?.fact, keyOf('title'))
  assert.equal(list[0]?.open, 6)
  const all = currentReviews(list[0]!.facts.map(({ key }) => review(key, {})))
  assert.equal(nextOpen(list, all), undefined)
})

test('issue 3, item 8: an input made internal stays so beside what else is said of it, and can be shown again', () => {
  const key = keyOf('inputs/1')
  const internal = review(internalFact(key), { verdict: 'internal' })
  const correct = review(key, { verdict: 'corrected', value: 'Det er svært viktig.' })
  assert.deepEqual(after(internal, correct)?.inputs[1], {
    ...content.inputs[1],
    text: 'Det er svært viktig.',
    internal: true,
  })
  assert.equal(after(internal, review(internalFact(key), { verdict: 'withdrawn' }))?.inputs[1]?.internal, false)
})

test('issue 3, item 4: after the minutes are approved, what a reviewer changes is a correction that all see', () => {
  const meeting: Meeting = {
    id: 'nuit/2026-02-12',
    council: 'nuit',
    date: '2026-02-12',
    form: 'unknown',
    extraordinary: false,
    state: 'minutes-approved',
    agenda: [],
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    sources: [],
  }
  const held: Derived = { kind: 'meeting', council: 'nuit', id: meeting.id, content: meeting }
  const treated = { ...record, content: { ...content, meeting: meeting.id } }
  const said = [
    review(keyOf('inputs/0'), { verdict: 'corrected', value: 'Det koster.', reason: 'Feillest' }),
    review(keyOf('owner'), { verdict: 'rejected' }),
    review(keyOf('type'), {}),
  ]
  const corrected = applyReviews([held, treated], currentReviews(said))[1]?.content as CouncilCase
  assert.deepEqual(
    corrected.corrections.map(({ at: _, ...correction }) => correction),
    [
      { field: 'owner', before: 'Etaten', after: '', reason: 'Står ikke i papiret', by: 'Sigrid' },
      { field: 'inputs/1', before: 'Det er dyrt.', after: 'Det koster.', reason: 'Feillest', by: 'Sigrid' },
    ],
  )
  assert.deepEqual(after(...said)?.corrections, [], 'before that, the reading is just made right')
})

test('issue 3, item 8: what was said under «Dagsaktuelt» is a fact of the meeting, and can be made internal too', () => {
  const input = { id: '1', text: 'Noen er syke.', points: [], internal: false, sources: [source(8)] }
  const meeting: Meeting = {
    id: 'nuit/2026-02-12',
    council: 'nuit',
    form: 'unknown',
    extraordinary: false,
    state: 'minutes-sent',
    agenda: [
      { id: '1', kind: 'break', title: 'Pause' },
      { id: '2', kind: 'open', title: 'Dagsaktuelt', inputs: [input] },
    ],
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    sources: [],
  }
  const held: Derived = { kind: 'meeting', council: 'nuit', id: meeting.id, content: meeting }
  const { key, path, sources } = factsOf([held])[0]!
  assert.deepEqual([path, sources], ['agenda/1/inputs/0', [source(8)]])
  const [after] = applyReviews([held], currentReviews([review(internalFact(key), { verdict: 'internal' })]))
  assert.deepEqual((after?.content as Meeting | undefined)?.agenda[1]?.inputs, [{ ...input, internal: true }])
})
