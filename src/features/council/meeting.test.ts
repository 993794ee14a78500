import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approveMinutes, hold, isLateNotice, lastNoticeDay, noticeFaults, sendMinutes, sendNotice } from './meeting.ts'
import { unnumbered } from './numbering.ts'
import type { CouncilCase, Meeting } from './records.ts'
import { aCase, aMeeting } from './store.contract.ts'

const one: CouncilCase = { ...aCase('nuit', 2026, 2), meeting: 'nuit/2026-02-03' }
const cases = new Map([[one.id, one]])
const planned: Meeting = {
  ...aMeeting('nuit'),
  place: 'Storgata 1',
  form: 'physical',
  agenda: [
    { id: '1', kind: 'case', title: one.title, case: one.id },
    { id: '2', kind: 'break', title: 'Lunsj' },
  ],
}
const decided: CouncilCase = { ...one, decisions: [{ id: '1', kind: 'vedtak', text: 'Godkjent.', sources: [] }] }
const held: Meeting = { ...planned, state: 'held', members: [{ person: 'Kari' }] }

test('issue 3, item 4: the notice needs a day, a place and a case; all that is missing is said at once', () => {
  const { date: _, place: _place, ...bare } = planned
  const faults = noticeFaults({ ...bare, agenda: [] }, cases).map(({ fault }) => fault)
  assert.deepEqual(faults, ['no-day', 'no-place', 'no-cases'])
  assert.deepEqual(noticeFaults(planned, new Map()), [{ fault: 'case-missing', case: one.id }])
  const untitled = new Map([[one.id, { ...one, title: ' ' }]])
  assert.deepEqual(noticeFaults(planned, untitled), [{ fault: 'case-without-title', case: one.id }])
  const uncounted = new Map([[one.id, { ...one, number: unnumbered }]])
  assert.deepEqual(noticeFaults(planned, uncounted), [{ fault: 'case-without-number', case: one.id }])
})

for (const [title, changes, last] of [
  ['issue 3, item 4: an ordinary meeting is called a week before', {}, '2026-01-27'],
  ['issue 3, item 4: a digital one three days before', { form: 'digital' }, '2026-01-31'],
  [
    'issue 3, item 4: an extraordinary one the day before, digital or not',
    { extraordinary: true, form: 'digital' },
    '2026-02-02',
  ],
] as const) {
  test(title, () => {
    const meeting = { ...planned, ...changes }
    assert.equal(lastNoticeDay(meeting), last)
    assert.deepEqual([isLateNotice(meeting, last), isLateNotice(meeting, '2026-02-03')], [false, true])
  })
}

test('issue 3, item 4: when the notice is sent its cases are on the agenda, and it says when', () => {
  const sent = sendNotice(planned, cases, '2026-01-20')
  assert.deepEqual([sent.meeting.state, sent.meeting.noticeSent], ['notice-sent', '2026-01-20'])
  assert.deepEqual(sent.cases, [{ ...one, state: 'on-agenda', calledTo: [planned.id] }])
  assert.throws(() => sendNotice(sent.meeting, cases, '2026-01-21'), { code: 'send-notice-not-now' })
  assert.throws(() => sendNotice({ ...planned, place: '' }, cases, '2026-01-20'), { code: 'no-place' })
})

test('no mandate names a notice period: a late notice is sent all the same, once that is confirmed', () => {
  assert.throws(() => sendNotice(planned, cases, '2026-01-28'), { code: 'notice-late' })
  assert.equal(sendNotice(planned, cases, '2026-01-28', 'send-late').meeting.noticeSent, '2026-01-28')
  assert.throws(() => sendNotice({ ...planned, place: '' }, cases, '2026-01-28', 'send-late'), { code: 'no-place' })
})

test('issue 3, item 4: a meeting is not held before its day', () => {
  const called: Meeting = { ...planned, state: 'notice-sent' }
  assert.throws(() => hold(called, '2026-02-02'), { code: 'before-the-day' })
  assert.equal(hold(called, '2026-02-03').state, 'held')
  assert.throws(() => hold(planned, '2026-02-03'), { code: 'hold-not-now' })
})

test('issue 3, item 4: the minutes say who was there, and what was decided where approval was asked for', () => {
  assert.throws(() => sendMinutes({ ...held, members: [] }, cases, '2026-02-10'), { code: 'no-attendance' })
  const asked = new Map([[one.id, { ...one, type: 'godkjenning' as const }]])
  assert.throws(() => sendMinutes(held, asked, '2026-02-10'), { code: 'approval-without-decision' })
  const onAgenda = new Map([[one.id, { ...one, state: 'on-agenda' as const }]])
  const sent = sendMinutes(held, onAgenda, '2026-02-10')
  assert.deepEqual([sent.meeting.state, sent.meeting.minutesSent], ['minutes-sent', '2026-02-10'])
  assert.deepEqual(
    sent.cases.map(({ state }) => state),
    ['treated'],
  )
})

test('A12: minutes are approved by the decision of a later held meeting of the same council, in its case about them', () => {
  const sent: Meeting = { ...held, state: 'minutes-sent' }
  const later: Meeting = { ...held, id: 'nuit/2026-05-13', date: '2026-05-13' }
  const approval: CouncilCase = { ...decided, meeting: later.id, approvesMinutesOf: sent.id }
  const approved = approveMinutes(sent, { meeting: later, case: approval })
  assert.deepEqual([approved.state, approved.minutesApprovedIn], ['minutes-approved', later.id])
  for (const [why, meeting, wrong] of [
    ['another council', { ...later, council: 'nufa' }, approval],
    ['an earlier meeting', { ...later, date: '2026-01-01' }, approval],
    ['not held yet', { ...later, state: 'notice-sent' }, approval],
    ['not its case', later, { ...approval, meeting: sent.id }],
    ['a case about other minutes', later, { ...approval, approvesMinutesOf: 'nuit/2025-11-20' }],
    ['only proposed', later, { ...approval, decisions: [] }],
    ['withdrawn', later, { ...approval, state: 'withdrawn' }],
  ] as const) {
    assert.throws(() => approveMinutes(sent, { meeting, case: wrong }), { code: 'not-approved-there' }, why)
  }
  assert.throws(() => approveMinutes(held, { meeting: later, case: approval }), { code: 'approve-minutes-not-now' })
})
