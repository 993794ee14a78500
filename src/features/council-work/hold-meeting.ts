import { Problem } from '../../kernel/problem.ts'
import {
  type Act,
  type Attendance,
  type CouncilStore,
  type Meeting,
  type Membership,
  meetingSeries,
  requireStep,
  type Stored,
  type Substitution,
} from '../council/index.ts'
import { type Finding, stops } from './check-notice.ts'
import { norwegianDay } from './norwegian-day.ts'
import { changed, type MeetingInHand } from './workspace.ts'

/** Those who have a seat on a day, members and standing substitutes. */
export function sittingOn(memberships: readonly Membership[], day: string): readonly Membership[] {
  return memberships.filter(({ from, to }) => (from === undefined || from <= day) && (to === undefined || to >= day))
}

/**
 * Sends the notice: the agenda and the numbers are fixed, the meeting gets its number, and all of it is public.
 *
 * @throws Problem `conflict` (`send-notice-not-now`, `notice-incomplete`, `changed-meanwhile`)
 */
export async function sendNotice(
  store: CouncilStore,
  { meeting, cases }: MeetingInHand,
  findings: readonly Finding[],
  act: Act,
): Promise<void> {
  requireStep(meeting.content, 'send-notice')
  const { date } = meeting.content
  if (date === undefined || findings.some(stops)) {
    throw new Problem('conflict', 'notice-incomplete', 'Something the notice must have is missing')
  }
  const memberships = (await store.list('membership', meeting.council)).map(({ content }) => content)
  const sent: Meeting = {
    ...meeting.content,
    state: 'notice-sent',
    noticeSent: norwegianDay(act.at),
    agenda: meeting.content.agenda.map((item) => ({ ...item, title: cases.get(item.case ?? '')?.content.title ?? item.title })),
    members: sittingOn(memberships, date)
      .filter(({ substitute }) => !substitute)
      .map(({ person, organisation }) => ({ person, organisation })),
  }
  const why = { ...act, why: 'Sendte innkallingen' }
  if (sent.number !== undefined) return store.commit(why, [changed(meeting, sent)])
  const year = date.slice(0, 4)
  await store.numbered(why, meeting.council, meetingSeries(Number(year)), (number) => [
    changed(meeting, { ...sent, number: `${number}/${year}` }),
  ])
}

/** Who came. A person stands in one of the lists only. */
export type Attended = {
  readonly members: readonly Attendance[]
  readonly absent: readonly Attendance[]
  readonly substitutes: readonly Substitution[]
  readonly others: readonly Attendance[]
}

/**
 * Opens the meeting, or mends who was there while the minutes are not approved.
 *
 * @throws Problem `conflict` (`hold-not-now`, `record-not-now`, `before-its-day`); `invalid` (`substitute-for-present`,
 *   `twice-present`)
 */
export async function recordAttendance(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  attended: Attended,
  act: Act,
): Promise<void> {
  const opens = meeting.content.state === 'notice-sent'
  requireStep(meeting.content, opens ? 'hold' : 'record')
  if (opens && norwegianDay(act.at) < (meeting.content.date ?? '')) {
    throw new Problem('conflict', 'before-its-day', 'The meeting is not to be held before its day')
  }
  requireOnce(attended)
  await store.commit({ ...act, why: opens ? 'Satte møtet' : 'Endret frammøtet' }, [
    changed(meeting, { ...meeting.content, ...attended, state: opens ? 'held' : meeting.content.state }),
  ])
}

/** A substitute counts only for somebody absent, and nobody sits in two seats (A12). */
function requireOnce({ members, absent, substitutes, others }: Attended): void {
  const away = absent.map(({ person }) => person)
  if (substitutes.some(({ instead }) => instead !== undefined && !away.includes(instead))) {
    throw new Problem('invalid', 'substitute-for-present', 'A substitute counts only for a member who is absent')
  }
  const there = [...members, ...substitutes, ...others].map(({ person }) => person)
  if (new Set(there).size !== there.length) throw new Problem('invalid', 'twice-present', 'A person is there twice')
}

/** Seats that are filled: members who came, and substitutes in place of absent ones. */
export function filledSeats({ members, absent, substitutes }: Attended): { readonly filled: number; readonly seats: number } {
  const away = new Set(absent.map(({ person }) => person))
  const standIns = new Set(substitutes.flatMap(({ instead }) => (instead !== undefined && away.has(instead) ? [instead] : [])))
  return { filled: members.length + standIns.size, seats: members.length + absent.length }
}
