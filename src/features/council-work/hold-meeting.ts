import { norwegianDay } from '../../kernel/norwegian-day.ts'
import {
  type Act,
  type Attended,
  type CouncilStore,
  hold,
  isLateNotice,
  lastNoticeDay,
  type Meeting,
  meetingSeries,
  requireAttendance,
  requireStep,
  seatsOn,
  sendMinutes,
  sendNotice,
} from '../council/index.ts'
import { changed, contents, type MeetingInHand, rewritten } from './workspace.ts'

/**
 * Sends the notice: the agenda and the numbers are fixed, the meeting gets its number and those who are called, and all of
 * it is public.
 *
 * @param late that the secretariat has ticked for a late notice; the log then says so
 * @throws Problem as the rule `sendNotice`; `conflict` (`changed-meanwhile`)
 */
export async function callMeeting(
  store: CouncilStore,
  hand: MeetingInHand,
  act: Act,
  late?: 'send-late',
): Promise<void> {
  const { meeting, cases } = hand
  const today = norwegianDay(act.at)
  const sent = sendNotice(meeting.content, contents(cases), today, late)
  const date = sent.meeting.date ?? ''
  const called = (await seatsOf(store, meeting.council, date)).flatMap(({ member }) => member ?? [])
  const content = {
    ...sent.meeting,
    agenda: sent.meeting.agenda.map((item) => ({
      ...item,
      title: cases.get(item.case ?? '')?.content.title ?? item.title,
    })),
    members: called.map(({ person, organisation }) => ({ person, organisation })),
  }
  const afterLast = isLateNotice(meeting.content, today)
  const why = { ...act, why: `Sendte innkallingen${afterLast ? `, senere enn ${lastNoticeDay(meeting.content)}` : ''}` }
  const writes = rewritten(cases, sent.cases)
  if (content.number !== undefined) return store.commit(why, [changed(meeting, content), ...writes])
  const year = date.slice(0, 4)
  await store.numbered(why, meeting.council, meetingSeries(Number(year)), (number) => [
    changed(meeting, { ...content, number: `${number}/${year}` }),
    ...writes,
  ])
}

/**
 * The meeting as its notice will tell it, with the number that it gets when the notice is sent. Should another notice of
 * the council go out first, the number is the one after.
 */
export async function asCalled(store: CouncilStore, meeting: Meeting): Promise<Meeting> {
  const { state, date, number, council } = meeting
  if (state !== 'planned' || date === undefined || number !== undefined) return meeting
  const year = date.slice(0, 4)
  const numbers = (await store.list('meeting', council)).flatMap(({ content }) => {
    const [, used, of] = /^(\d{1,4})\/(\d{4})$/.exec(content.number ?? '') ?? []
    return of === year ? Number(used) : []
  })
  return { ...meeting, number: `${Math.max(0, ...numbers) + 1}/${year}` }
}

/** The seats of a council on a day, with who has them. */
export async function seatsOf(store: CouncilStore, council: string, day: string) {
  const [seats, memberships] = await Promise.all([store.list('seat', council), store.list('membership', council)])
  return seatsOn(
    seats.map(({ content }) => content),
    memberships.map(({ content }) => content),
    day,
  )
}

/**
 * Opens the meeting, or mends who was there while the minutes are not approved.
 *
 * @throws Problem as the rules `hold` and `requireAttendance`; `conflict` (`record-not-now`, `changed-meanwhile`)
 */
export async function recordAttendance(
  store: CouncilStore,
  { meeting }: MeetingInHand,
  attended: Attended,
  act: Act,
): Promise<void> {
  const opens = meeting.content.state === 'notice-sent'
  if (!opens) requireStep(meeting.content, 'record')
  const opened = opens ? hold(meeting.content, norwegianDay(act.at)) : meeting.content
  requireAttendance(attended)
  await store.commit({ ...act, why: opens ? 'Satte møtet' : 'Endret frammøtet' }, [
    changed(meeting, { ...opened, ...attended }),
  ])
}

/** Sends the minutes: what was said and decided is public. @throws Problem as the rule `sendMinutes` */
export async function publishMinutes(store: CouncilStore, { meeting, cases }: MeetingInHand, act: Act): Promise<void> {
  const sent = sendMinutes(meeting.content, contents(cases), norwegianDay(act.at))
  await store.commit({ ...act, why: 'Sendte referatet' }, [
    changed(meeting, sent.meeting),
    ...rewritten(cases, sent.cases),
  ])
}
