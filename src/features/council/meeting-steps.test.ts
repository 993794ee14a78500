import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MeetingStep, mayStep, requireStep } from './meeting-steps.ts'
import type { MeetingState } from './records.ts'

const states: readonly MeetingState[] = [
  'planned',
  'notice-sent',
  'held',
  'minutes-sent',
  'minutes-approved',
  'cancelled',
]

for (const [title, step, allowed] of [
  ['A10: the agenda and its numbers are fixed when the notice is sent', 'arrange-agenda', ['planned']],
  [
    'A12: no decision before the meeting is held, none after the minutes are approved',
    'record',
    ['held', 'minutes-sent'],
  ],
  ['A12: a correction is what changes approved minutes', 'correct', ['minutes-approved']],
  ['issue 3, item 4: a meeting that was held cannot be cancelled', 'cancel', ['planned', 'notice-sent']],
  ['A12: minutes are approved once, after they were sent', 'approve-minutes', ['minutes-sent']],
] as const satisfies readonly (readonly [string, MeetingStep, readonly MeetingState[]])[]) {
  test(title, () => {
    for (const state of states) {
      assert.equal(mayStep({ state }, step), (allowed as readonly MeetingState[]).includes(state), state)
      if (!mayStep({ state }, step)) assert.throws(() => requireStep({ state }, step), { code: `${step}-not-now` })
    }
  })
}
