import { Problem } from '../../kernel/problem.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { nameOn } from '../council/index.ts'
import { addresses } from './addresses.ts'
import { caseIn, meetingIn, notHere, type OpenCouncilNeeds, openNow, publicDocument } from './asked-for.ts'
import { atomFeed, type Feed } from './export/atom.ts'
import { casesAnswer } from './export/cases-api.ts'
import { moetemappeOf, moetesakOf } from './export/einnsyn.ts'
import { calendarOf } from './export/icalendar.ts'
import { archiveOf } from './export/noark.ts'
import { mailFile, noticeOf } from './export/notice-mail.ts'
import { oparlAnswer } from './oparl/answer.ts'
import type { OpenCouncils } from './public-records.ts'
import { askedIn, asksSomething, searchCases } from './search/search-cases.ts'
import { tagged } from './tagged.ts'

const types = {
  atom: 'application/atom+xml; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mail: 'message/rfc822',
  text: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
} as const

/** A body to send, and the name it is saved under. */
type Made = { readonly body: string; readonly fileName?: string; readonly status?: number }

/** The same as the pages, for machines. */
export function machineRoutes(needs: OpenCouncilNeeds): readonly HttpRoute[] {
  const { origin, search } = needs
  const sent = (
    id: string,
    path: string,
    type: keyof typeof types,
    make: (open: OpenCouncils, request: WebRequest) => Made | undefined | Promise<Made | undefined>,
  ) =>
    get({
      id,
      path,
      releases: 'public',
      async answer(request): Promise<Answer> {
        const made = await make(await openNow(needs), request)
        if (made === undefined) throw notHere()
        const { body, ...more } = made
        return tagged(types[type], body, request.headers, more)
      },
    })
  const json = (value: unknown): Made | undefined =>
    value === undefined ? undefined : { body: JSON.stringify(value, undefined, 1) }

  return [
    sent('open-cases-api', addresses.casesApi, 'json', async (open, { query }) => {
      const asked = askedIn(query)
      const { status, body } = casesAnswer(asked, await searchCases(search, open, asked), open, origin)
      return { body: JSON.stringify(body, undefined, 1), status }
    }),
    sent('open-oparl', '/api/oparl/v1.1/*', 'json', (open, { params, query }) =>
      json(oparlAnswer(open, origin, params['*'] ?? '', query)),
    ),
    sent('open-einnsyn-meeting', addresses.einnsynMeeting(':council/:date'), 'json', (open, { params }) => {
      const meeting = open.meeting(meetingIn(params))
      return meeting && json(moetemappeOf(meeting, open))
    }),
    sent('open-einnsyn-case', addresses.einnsynCase(':council/:year/:number'), 'json', (open, { params }) => {
      const one = open.case(caseIn(params))
      return one && json(moetesakOf(one, open))
    }),
    sent('open-archive', addresses.archive(':council'), 'xml', (open, { params }) => {
      const council = open.council(params.council ?? '')
      const body = council && archiveOf(council, open)
      if (council && body === undefined) {
        throw new Problem('not-found', 'no-closed-meeting', 'No meeting of this council has approved minutes')
      }
      return body === undefined ? undefined : { body, fileName: 'arkivstruktur.xml' }
    }),
    ...calendars(needs, sent),
    ...feeds(needs, sent),
    sent('open-meeting-notice-mail', addresses.meetingNoticeMail(':council/:date'), 'mail', (open, { params }) => {
      const meeting = open.meeting(meetingIn(params))
      return meeting && { body: mailFile(noticeOf(meeting, open, origin)), fileName: 'varsel.eml' }
    }),
    sent('open-source-text', addresses.sourceText(':document'), 'text', async (open, { params }) => {
      const { document, lines } = await publicDocument(needs, open, params.document)
      // A line that is left out keeps its place, so that the numbers of the others stay right.
      return { body: lines.map((line) => `${line ?? ''}\n`).join(''), fileName: `${document.id.slice(0, 12)}.txt` }
    }),
  ]
}

type Sent = (
  id: string,
  path: string,
  type: keyof typeof types,
  make: (open: OpenCouncils, request: WebRequest) => Made | undefined | Promise<Made | undefined>,
) => HttpRoute

function calendars({ origin }: OpenCouncilNeeds, sent: Sent): readonly HttpRoute[] {
  return [
    sent('open-calendar', addresses.meetingsCalendar, 'calendar', (open) => ({
      body: calendarOf(open.meetings, open, 'Møter i rådene', origin),
      fileName: 'moter.ics',
    })),
    sent('open-council-calendar', addresses.councilCalendar(':council'), 'calendar', (open, { params }) => {
      const council = open.council(params.council ?? '')
      const meetings = open.meetings.filter((meeting) => meeting.council === council?.id)
      const name = council && nameOn(council)?.name
      return name === undefined
        ? undefined
        : { body: calendarOf(meetings, open, name, origin), fileName: `${council?.id}.ics` }
    }),
    sent('open-meeting-calendar', addresses.meetingCalendar(':council/:date'), 'calendar', (open, { params }) => {
      const meeting = open.meeting(meetingIn(params))
      return meeting && { body: calendarOf([meeting], open, 'Møte', origin), fileName: 'mote.ics' }
    }),
  ]
}

function feeds({ origin, search }: OpenCouncilNeeds, sent: Sent): readonly HttpRoute[] {
  const made = (feed: Feed, cases: Parameters<typeof atomFeed>[1], open: OpenCouncils): Made => ({
    body: atomFeed(feed, cases, open, origin),
  })
  return [
    sent('open-feed', addresses.searchFeed, 'atom', async (open, { query }) => {
      const asked = askedIn(query)
      const words = asksSomething(asked) ? `?${query}` : ''
      const about = {
        id: `feed/${words}`,
        self: `${addresses.searchFeed}${words}`,
        page: `${addresses.search}${words}`,
      }
      if (words === '') return made({ ...about, title: 'Saker og vedtak' }, open.cases, open)
      const { hits } = await searchCases(search, open, asked)
      const found = hits.map(({ one }) => one)
      return made({ ...about, title: `Saker og vedtak: ${asked.query}` }, found, open)
    }),
    sent('open-council-feed', addresses.councilFeed(':council'), 'atom', (open, { params }) => {
      const council = open.council(params.council ?? '')
      if (council === undefined) return undefined
      const self = addresses.councilFeed(council.id)
      const feed = { id: `feed/council/${council.id}`, title: nameOn(council)?.name ?? council.id, self }
      const cases = open.cases.filter((one) => one.council === council.id)
      return made({ ...feed, page: addresses.council(council.id) }, cases, open)
    }),
    sent('open-matter-feed', addresses.matterFeed(':matter'), 'atom', (open, { params }) => {
      const matter = open.matters.find(({ id }) => id === params.matter)
      if (matter === undefined) return undefined
      const cases = matter.cases.flatMap((id) => open.case(id) ?? [])
      const feed = { id: `feed/matter/${matter.id}`, title: matter.title, self: addresses.matterFeed(matter.id) }
      return made({ ...feed, page: addresses.matter(matter.id) }, cases, open)
    }),
  ]
}
