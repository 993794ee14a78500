import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Correcting, correct } from './correction.ts'
import type { CouncilCase, Meeting } from './records.ts'
import { aCase, aMeeting } from './store.contract.ts'

const approved: Meeting = {
  ...aMeeting('nuit'),
  state: 'minutes-approved',
  members: [{ person: 'Kari Nordman' }],
  agenda: [
    {
      id: '4',
      kind: 'open',
      title: 'Dagsaktuelt',
      inputs: [{ id: '2', text: 'Hei', points: ['a'], internal: false, sources: [] }],
    },
  ],
}
const one: CouncilCase = {
  ...aCase('nuit', 2026, 2),
  questions: ['Første', 'Andre'],
  decisions: [{ id: '7', kind: 'vedtak', text: 'Vedtak med skrivfeil.', sources: [] }],
  inputs: [{ id: '5', text: 'Sagt i fortrolighet', points: [], internal: true, sources: [] }],
}
const act = { byName: 'Sigrid', at: new Date('2026-06-01T10:00:00Z') }
const mend = (changes: Partial<Correcting>): Correcting => ({
  field: 'title',
  value: 'Ny',
  reason: 'Skrivefeil',
  ...changes,
})

test('A12: a correction keeps the old value, the reason, who and when, and touches nothing else', () => {
  const corrected = correct(one, approved, mend({ field: 'decisions/7/text', value: 'Vedtak uten skrivefeil.' }), act)
  assert.deepEqual(corrected.decisions, [{ ...one.decisions[0]!, text: 'Vedtak uten skrivefeil.' }])
  assert.deepEqual(corrected.corrections, [
    {
      field: 'decisions/7/text',
      before: 'Vedtak med skrivfeil.',
      after: 'Vedtak uten skrivefeil.',
      reason: 'Skrivefeil',
      by: 'Sigrid',
      at: '2026-06-01T10:00:00.000Z',
    },
  ])
  assert.deepEqual({ ...corrected, decisions: one.decisions, corrections: [] }, one)
})

for (const [field, value, read] of [
  ['questions/2', 'Andre spørsmål', (c: CouncilCase) => c.questions[1]],
  ['owner', 'Ny eier', (c: CouncilCase) => c.owner],
] as const) {
  test(`A12: ${field} of a case is corrected where it stands`, () => {
    assert.equal(read(correct(one, approved, mend({ field, value }), act)), value)
  })
}

test('A12: what a meeting says of people, and of what has no case number, is corrected in the meeting', () => {
  const named = correct(approved, approved, mend({ field: 'members/1/person', value: 'Kari Nordmann' }), act)
  assert.equal(named.members[0]?.person, 'Kari Nordmann')
  const said = correct(approved, approved, mend({ field: 'agenda/4/inputs/2/points/1', value: 'b' }), act)
  assert.deepEqual(said.agenda[0]?.inputs?.[0]?.points, ['b'])
  assert.deepEqual(
    said.corrections?.map(({ before, after }) => [before, after]),
    [['a', 'b']],
  )
})

test('A12: a correction of an input that is internal, or becomes so, is internal too', () => {
  const text = correct(one, approved, mend({ field: 'inputs/5/text', value: 'Noe annet' }), act)
  assert.equal(text.corrections[0]?.internal, true)
  const opened = correct(one, approved, mend({ field: 'inputs/5/internal', value: 'false' }), act)
  assert.deepEqual([opened.inputs[0]?.internal, opened.corrections[0]?.internal], [false, true])
  const closed = correct(approved, approved, mend({ field: 'agenda/4/inputs/2/internal', value: 'true' }), act)
  assert.equal(closed.corrections?.[0]?.internal, true)
})

for (const [title, record, wrong, code] of [
  ['A12: before the minutes are approved there is nothing to correct', 'held', {}, 'correct-not-now'],
  ['A12: a correction has a reason', 'minutes-approved', { reason: ' ' }, 'no-reason'],
  ['A10: the number is never corrected', 'minutes-approved', { field: 'number', value: '23' }, 'not-correctable'],
  ['A12: nor is the state', 'minutes-approved', { field: 'state', value: 'draft' }, 'not-correctable'],
  ['A12: nor what every object has', 'minutes-approved', { field: '__proto__/title' }, 'not-correctable'],
  ['A12: nothing is corrected to nothing', 'minutes-approved', { value: '' }, 'empty-text'],
  ['A12: nor to what it says', 'minutes-approved', { value: one.title }, 'nothing-corrected'],
  ['A12: nor where nothing is', 'minutes-approved', { field: 'decisions/1/text' }, 'not-found'],
  ['A12: an input is internal or not', 'minutes-approved', { field: 'inputs/5/internal', value: 'ja' }, 'empty-text'],
] as const) {
  test(title, () => {
    assert.throws(() => correct(one, { ...approved, state: record }, mend(wrong), act), { code })
  })
}

test('A12: personal data is taken away so that neither text is shown', () => {
  const corrected = correct(one, approved, mend({ withheld: true }), act)
  assert.deepEqual([corrected.title, corrected.corrections[0]?.withheld], ['Ny', true])
})
