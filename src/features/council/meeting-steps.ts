import { Problem } from '../../kernel/problem.ts'
import type { Meeting, MeetingState } from './records.ts'

/** What is done to a meeting, and the states in which it may be (issue 3, item 4: states and guards). */
const steps = {
  'change-plan': ['planned'],
  'arrange-agenda': ['planned'],
  'send-notice': ['planned'],
  hold: ['notice-sent'],
  /** Who came, what was said, what was decided. Until the minutes are approved they may be mended. */
  record: ['held', 'minutes-sent'],
  'send-minutes': ['held'],
  'approve-minutes': ['minutes-sent'],
  /** With a reason, shown. */
  correct: ['minutes-approved'],
  cancel: ['planned', 'notice-sent'],
} as const satisfies Readonly<Record<string, readonly MeetingState[]>>

/** Something that is done to a meeting. */
export type MeetingStep = keyof typeof steps

/** Whether the meeting is in a state for this. */
export function mayStep({ state }: Pick<Meeting, 'state'>, step: MeetingStep): boolean {
  return (steps[step] as readonly MeetingState[]).includes(state)
}

/** @throws Problem `conflict`, its code the step and `-not-now` */
export function requireStep(meeting: Pick<Meeting, 'state'>, step: MeetingStep): void {
  if (!mayStep(meeting, step)) {
    throw new Problem('conflict', `${step}-not-now`, 'The meeting is not in a state where this is done')
  }
}
