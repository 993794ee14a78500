import { Problem } from '../../kernel/problem.ts'
import { daysBefore } from './days.ts'
import { requireStep } from './meeting-steps.ts'
import { unnumbered } from './numbering.ts'
import { byText } from './order.ts'
import type { CaseId, CouncilCase, Meeting } from './records.ts'

/** Why a step of a meeting is not ready to be taken; the code of the `Problem` too. */
export type MeetingFault =
  | 'no-day'
  | 'no-place'
  | 'no-cases'
  | 'case-missing'
  | 'case-without-title'
  | 'case-without-number'
  | 'before-the-day'
  | 'no-attendance'
  | 'approval-without-decision'

/** A fault, and the case it is of. */
export type FaultFound = { readonly fault: MeetingFault; readonly case?: CaseId }

/** The cases of a meeting, or more. */
export type CasesById = ReadonlyMap<CaseId, CouncilCase>

/**
 * Days between the notice and the meeting. The mandates name none: an ordinary meeting has a week for the papers to be
 * read, one that is digital less, an extraordinary one may be called the day before.
 */
export function noticeDays({ extraordinary, form }: Pick<Meeting, 'extraordinary' | 'form'>): number {
  if (extraordinary) return 1
  return form === 'digital' ? 3 : 7
}

/** The last day on which the notice may be sent; undefined when the meeting has no day. */
export function lastNoticeDay(meeting: Pick<Meeting, 'date' | 'extraordinary' | 'form'>): string | undefined {
  return meeting.date === undefined ? undefined : daysBefore(meeting.date, noticeDays(meeting))
}

/** Whether a notice sent today leaves fewer days than `noticeDays`. The secretariat judges it. @param today in Norway */
export function isLateNotice(meeting: Pick<Meeting, 'date' | 'extraordinary' | 'form'>, today: string): boolean {
  const last = lastNoticeDay(meeting)
  return last !== undefined && today > last
}

/** All that is missing before the notice may be sent, so that a page can show it at once. */
export function noticeFaults(meeting: Meeting, cases: CasesById): readonly FaultFound[] {
  const named = meeting.agenda.flatMap((item) => item.case ?? [])
  const faults: (FaultFound | false)[] = [
    meeting.date === undefined && { fault: 'no-day' },
    isBlank(meeting.place) && { fault: 'no-place' },
    named.length === 0 && { fault: 'no-cases' },
    ...named.filter((id) => !cases.has(id)).map((id) => ({ fault: 'case-missing', case: id }) as const),
    ...named
      .filter((id) => isBlank(cases.get(id)?.title ?? 'missing'))
      .map((id) => ({ fault: 'case-without-title', case: id }) as const),
    ...named
      .filter((id) => cases.get(id)?.number === unnumbered)
      .map((id) => ({ fault: 'case-without-number', case: id }) as const),
  ]
  return faults.filter((each) => each !== false)
}

/**
 * The meeting and its cases once the notice is sent: from now on they are public and their numbers are fixed (A10).
 *
 * @param late that somebody has confirmed a notice later than `lastNoticeDay`
 * @throws Problem `conflict` (`send-notice-not-now`), `invalid` with a `MeetingFault` or `notice-late`
 */
export function sendNotice(
  meeting: Meeting,
  cases: CasesById,
  today: string,
  late?: 'send-late',
): { readonly meeting: Meeting; readonly cases: readonly CouncilCase[] } {
  requireStep(meeting, 'send-notice')
  refuse(noticeFaults(meeting, cases))
  if (late === undefined && isLateNotice(meeting, today)) {
    throw new Problem('invalid', 'notice-late', 'Nobody has confirmed that the notice goes out late')
  }
  const called = meeting.agenda.flatMap((item) => cases.get(item.case ?? '') ?? [])
  return {
    meeting: { ...meeting, state: 'notice-sent', noticeSent: today },
    cases: called.map((each) => ({
      ...each,
      meeting: meeting.id,
      calledTo: [...new Set([...(each.calledTo ?? []), meeting.id])],
      state: 'on-agenda',
    })),
  }
}

/** The meeting once it is held: its decisions can be written. @throws Problem `conflict` (`hold-not-now`), `invalid` (`no-day`, `before-the-day`) */
export function hold(meeting: Meeting, today: string): Meeting {
  requireStep(meeting, 'hold')
  if (meeting.date === undefined) refuse([{ fault: 'no-day' }])
  if (today < (meeting.date ?? '')) refuse([{ fault: 'before-the-day' }])
  return { ...meeting, state: 'held' }
}

/**
 * What is missing before the minutes may be sent: who was there, and a decision in each case that was up for approval.
 * Other cases may end without one.
 */
export function minutesFaults(meeting: Meeting, cases: CasesById): readonly FaultFound[] {
  const treated = meeting.agenda
    .flatMap((item) => cases.get(item.case ?? '') ?? [])
    .filter(({ state }) => state !== 'withdrawn')
  return [
    ...(meeting.members.length + meeting.substitutes.length === 0 ? [{ fault: 'no-attendance' } as const] : []),
    ...treated
      .filter(({ type, decisions }) => type === 'godkjenning' && decisions.length === 0)
      .map(({ id }) => ({ fault: 'approval-without-decision', case: id }) as const),
  ]
}

/**
 * The meeting and its cases once the minutes are sent: what was said and decided is public.
 *
 * @throws Problem `conflict` (`send-minutes-not-now`), `invalid` with a `MeetingFault`
 */
export function sendMinutes(
  meeting: Meeting,
  cases: CasesById,
  today: string,
): { readonly meeting: Meeting; readonly cases: readonly CouncilCase[] } {
  requireStep(meeting, 'send-minutes')
  refuse(minutesFaults(meeting, cases))
  const open = meeting.agenda
    .flatMap((item) => cases.get(item.case ?? '') ?? [])
    .filter(({ state }) => state === 'on-agenda')
  return {
    meeting: { ...meeting, state: 'minutes-sent', minutesSent: today },
    cases: open.map((each) => ({ ...each, state: 'treated' })),
  }
}

/**
 * The meeting once a later held meeting of the same council has decided to approve its minutes, in a case «Godkjenning av
 * referat» (A12). Its minutes and cases are read-only from now on.
 *
 * @throws Problem `conflict` (`approve-minutes-not-now`), `invalid` (`not-approved-there`)
 */
export function approveMinutes(
  meeting: Meeting,
  approving: { readonly meeting: Meeting; readonly case: CouncilCase },
): Meeting {
  requireStep(meeting, 'approve-minutes')
  const { meeting: later, case: approval } = approving
  const approved =
    later.council === meeting.council &&
    (later.date ?? '') > (meeting.date ?? '') &&
    heldStates.includes(later.state) &&
    approval.meeting === later.id &&
    approval.approvesMinutesOf === meeting.id &&
    approval.state !== 'withdrawn' &&
    approval.decisions.length > 0
  if (!approved) {
    throw new Problem(
      'invalid',
      'not-approved-there',
      'No later held meeting of the council has decided to approve them',
    )
  }
  return { ...meeting, state: 'minutes-approved', minutesApprovedIn: later.id }
}

/** The meetings whose minutes wait for a case that approves them, oldest first. */
export const awaitingApproval = (meetings: readonly Meeting[]): readonly Meeting[] =>
  meetings.filter(({ state }) => state === 'minutes-sent').toSorted((a, b) => byText(a.date ?? '', b.date ?? ''))

const heldStates: readonly Meeting['state'][] = ['held', 'minutes-sent', 'minutes-approved']

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

function refuse(faults: readonly FaultFound[]): void {
  const [first] = faults
  if (first === undefined) return
  throw new Problem('invalid', first.fault, 'The meeting is not ready for this', first.case ? { at: first.case } : {})
}
