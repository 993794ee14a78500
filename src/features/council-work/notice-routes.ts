import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { type Answer, page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { awaitingApproval, type CouncilCase, type EarlierRow, minutesFaults } from '../council/index.ts'
import { acrossCouncils } from './across-councils.ts'
import { checkNotice, type Finding } from './check-notice.ts'
import { earlierTreatment } from './earlier-treatment.ts'
import { findChains } from './find-chains.ts'
import { pressRoute, requireSeen, type WorkNeeds, withNote } from './form-routes.ts'
import { asCalled, callMeeting, publishMinutes } from './hold-meeting.ts'
import { draftMail } from './mail.ts'
import { meetingIn, meetingPattern } from './meeting-routes.ts'
import { minutesPage, noticePage } from './pages/notice.ts'
import { paths } from './pages/paths.ts'
import { minutesPaper, noticePaper, type Paper, paperText } from './paper.ts'
import { contents, type MeetingInHand, nameOn } from './workspace.ts'

const errand = 'council-work'

const meetingOf = ({ params }: WebRequest) => `${params.council}/${params.day}`

/** Checks, shows and sends the notice; shows and sends the minutes. */
export function noticeRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, now } = needs
  const noticeOf = async (hand: MeetingInHand) => {
    const { meeting, council, cases } = hand
    const name = nameOn(council, meeting.content.date)
    const called = await asCalled(store, meeting.content)
    return noticePaper(called, name, contents(cases), await earlierIn(store, hand))
  }
  const minutesOf = ({ meeting, council, cases }: MeetingInHand) =>
    minutesPaper(meeting.content, nameOn(council, meeting.content.date), contents(cases))
  const mail = (paper: Paper, fileName: string): Answer => ({
    kind: 'bytes',
    type: 'message/rfc822',
    body: draftMail(paper.subject, paperText(paper), now()),
    fileName,
  })
  return [
    get({
      id: 'council-work-notice',
      path: paths.notice(meetingPattern),
      releases: { errand },
      async answer(request) {
        const hand = await meetingIn(needs, request)
        return page(noticePage(hand, await findingsOf(needs, hand), await noticeOf(hand), request))
      },
    }),
    get({
      id: 'council-work-notice-mail',
      path: paths.noticeMail(meetingPattern),
      releases: { errand },
      answer: async (request) => mail(await noticeOf(await meetingIn(needs, request)), 'innkalling.eml'),
    }),
    pressRoute(needs, {
      id: 'council-work-notice-send',
      path: paths.sendNotice(meetingPattern),
      errand,
      back: (request) => paths.notice(meetingOf(request)),
      async press(request, act) {
        const hand = await meetingIn(needs, request)
        requireSeen(request, hand.meeting)
        await callMeeting(store, hand, act, request.form.get('sent') === 'ja' ? 'send-late' : undefined)
        return withNote(paths.meeting(hand.meeting.id), { gjort: 'innkalling-sendt' })
      },
    }),
    get({
      id: 'council-work-minutes',
      path: paths.minutes(meetingPattern),
      releases: { errand },
      async answer(request) {
        const hand = await meetingIn(needs, request)
        const faults = minutesFaults(hand.meeting.content, contents(hand.cases))
        const findings = faults.map(({ fault, ...where }): Finding => ({ kind: fault, stops: true, ...where }))
        return page(minutesPage(hand, findings, minutesOf(hand), internalIn(hand), request))
      },
    }),
    get({
      id: 'council-work-minutes-mail',
      path: paths.minutesMail(meetingPattern),
      releases: { errand },
      answer: async (request) => mail(minutesOf(await meetingIn(needs, request)), 'referat.eml'),
    }),
    pressRoute(needs, {
      id: 'council-work-minutes-send',
      path: paths.sendMinutes(meetingPattern),
      errand,
      back: (request) => paths.minutes(meetingOf(request)),
      async press(request, act) {
        const hand = await meetingIn(needs, request)
        requireSeen(request, hand.meeting)
        await publishMinutes(store, hand, act)
        return withNote(paths.meeting(hand.meeting.id), { gjort: 'referat-sendt' })
      },
    }),
  ]
}

/** The tables of earlier treatments of the meeting's cases. */
async function earlierIn(
  store: WorkNeeds['council'],
  { cases }: MeetingInHand,
): Promise<(one: CouncilCase) => readonly EarlierRow[]> {
  const [chains, meetings] = await Promise.all([findChains(store, [...cases.keys()]), store.list('meeting')])
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  return (one) => earlierTreatment(one, chains, dated)
}

async function findingsOf({ council: store, now }: WorkNeeds, hand: MeetingInHand): Promise<readonly Finding[]> {
  const { meeting, cases } = hand
  const meetings = (await store.list('meeting', meeting.council)).map(({ content }) => content)
  const approves = [...cases.values()].map(({ content }) => content.approvesMinutesOf)
  return checkNotice(meeting.content, contents(cases), norwegianDay(now()), {
    ...(await acrossCouncils(store, await findChains(store, [...cases.keys()]), norwegianDay(now()))),
    openMinutes: awaitingApproval(meetings).some(
      ({ id, date = '' }) => date < (meeting.content.date ?? '') && !approves.includes(id),
    ),
  })
}

function internalIn({ meeting, cases }: MeetingInHand): number {
  const inputs = [
    ...meeting.content.agenda.flatMap((item) => item.inputs ?? []),
    ...[...cases.values()].flatMap(({ content }) => content.inputs),
  ]
  return inputs.filter(({ internal }) => internal).length
}
