import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addInput, changeDecision, changeInput, decide, draftCase, editCase, propose, withdraw } from './case.ts'
import type { Meeting, MeetingState } from './records.ts'
import { aCase, aMeeting } from './store.contract.ts'

const meetingIn = (state: MeetingState): Meeting => ({ ...aMeeting('nuit'), state })
const planned = meetingIn('planned')
const held = meetingIn('held')
const one = { ...aCase('nuit', 2026, 2), meeting: held.id, state: 'on-agenda' as const }
const proposed = propose(one, planned, 'Rådet støtter forslaget.')

test('issue 3, item 4: a draft has a title, a year and no number yet', () => {
  const draft = draftCase('nuit', 2026, '3f2a19c0', { title: 'Ny sak', type: 'drofting' })
  assert.deepEqual(
    [draft.id, draft.number, draft.state, draft.type],
    ['nuit/2026/utkast-3f2a19c0', 0, 'draft', 'drofting'],
  )
  assert.throws(() => draftCase('nuit', 2026, '3f2a19c0', { title: ' ' }), { code: 'case-without-title' })
  assert.throws(() => editCase(draft, undefined, { title: '' }), { code: 'case-without-title' })
})

test('A12: no decision before the meeting is held', () => {
  for (const state of ['planned', 'notice-sent', 'cancelled', 'minutes-approved'] as const) {
    assert.throws(() => decide(proposed, meetingIn(state), { asProposed: '1' }), { code: 'record-not-now' }, state)
  }
  assert.equal(decide(proposed, held, { asProposed: '1' }).decisions[0]?.text, 'Rådet støtter forslaget.')
  const elsewhere = { ...proposed, meeting: 'nuit/2026-05-13' }
  assert.throws(() => decide(elsewhere, held, { asProposed: '1' }), { code: 'not-of-this-meeting' })
})

test('issue 3, item 2: proposing decides nothing, and deciding leaves the proposal as it was', () => {
  assert.deepEqual(proposed.decisions, [])
  const decided = decide(proposed, held, { text: 'Rådet støtter det ikke.' })
  assert.deepEqual(decided.proposals, proposed.proposals)
  assert.deepEqual(decided.decisions, [
    { id: '1', kind: 'vedtak-oppdatert', text: 'Rådet støtter det ikke.', sources: [] },
  ])
  assert.equal(decide(proposed, held, { asProposed: '1' }).decisions[0]?.kind, 'vedtak')
  assert.equal(decide(one, held, { text: 'Uten forslag.' }).decisions[0]?.kind, 'vedtak')
  assert.throws(() => decide(proposed, held, { asProposed: '7' }), { kind: 'not-found' })
  assert.throws(() => propose(decided, held, 'Nytt'), { code: 'case-decided' })
})

test('issue 3, item 4: what was sent out as proposed stays; after the notice a changed proposal stands beside it', () => {
  assert.deepEqual(
    propose(proposed, planned, 'Annet').proposals.map(({ kind, text }) => [kind, text]),
    [['forslag', 'Annet']],
  )
  const updated = propose(propose(proposed, held, 'Oppdatert'), held, 'Oppdatert igjen')
  assert.deepEqual(
    updated.proposals.map(({ id, kind, text }) => [id, kind, text]),
    [
      ['1', 'forslag', 'Rådet støtter forslaget.'],
      ['3', 'forslag-oppdatert', 'Oppdatert igjen'],
    ],
  )
  assert.equal(decide(updated, held, { asProposed: '3' }).decisions[0]?.kind, 'vedtak-oppdatert')
})

test('issue 3, item 4: inputs keep their ids, and one that is taken away lends its id to nobody but the last', () => {
  const said = { text: 'Kommunene trenger tid.', points: [], internal: false }
  let heard = addInput(addInput(addInput(one, held, said), held, said), held, { ...said, from: 'KS' })
  heard = changeInput(heard, held, '2', undefined)
  heard = addInput(heard, held, { ...said, internal: true })
  assert.deepEqual(
    heard.inputs.map(({ id }) => id),
    ['1', '3', '4'],
  )
  assert.equal(changeInput(heard, held, '3', said).inputs[1]?.from, undefined)
  assert.throws(() => addInput(one, held, { ...said, text: ' ' }), { code: 'empty-text' })
  assert.throws(() => changeInput(one, held, '1', said), { kind: 'not-found' })
})

test('A12: approved minutes are read-only: nothing but a correction changes the case', () => {
  const approved = meetingIn('minutes-approved')
  const refused = { code: 'minutes-approved' }
  assert.throws(() => editCase(one, approved, { title: 'Ny' }), refused)
  assert.throws(() => propose(one, approved, 'Nytt'), refused)
  assert.throws(() => addInput(one, approved, { text: 'x', points: [], internal: false }), refused)
  assert.throws(() => withdraw(one, approved, 'Feil'), refused)
  const decided = decide(proposed, held, { asProposed: '1' })
  assert.throws(() => changeDecision(decided, approved, '1', 'Ny'), { code: 'record-not-now' })
  assert.equal(changeDecision(decided, held, '1', 'Ny').decisions[0]?.text, 'Ny')
})

test('issue 3, item 4: a case is withdrawn with a reason, and not after it was treated', () => {
  assert.throws(() => withdraw(one, planned, ' '), { code: 'no-reason' })
  const withdrawn = withdraw(one, planned, 'Eier ba om det')
  assert.deepEqual([withdrawn.state, withdrawn.withdrawn, withdrawn.number], ['withdrawn', 'Eier ba om det', 2])
  assert.throws(() => withdraw(withdrawn, planned, 'Igjen'), { code: 'case-withdrawn' })
  assert.throws(() => withdraw({ ...one, state: 'treated' }, held, 'Angrer'), { code: 'already-treated' })
})
