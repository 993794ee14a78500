import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { type Answer, type Page, page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { nameOn } from '../council/index.ts'
import { addresses } from './addresses.ts'
import { caseIn, meetingIn, notHere, type OpenCouncilNeeds, openNow, publicDocument } from './asked-for.ts'
import { casesMail } from './export/case-mail.ts'
import { noticeOf } from './export/notice-mail.ts'
import { machineRoutes } from './machine-routes.ts'
import { casePage } from './pages/case.ts'
import { councilPage, councilsPage } from './pages/council.ts'
import { figuresPage } from './pages/figures.ts'
import { mailPage, openDataPage } from './pages/follow.ts'
import { frontPage, resultsPage } from './pages/front.ts'
import { meetingPage } from './pages/meeting.ts'
import { meetingsPage } from './pages/meetings.ts'
import { decisionPage, followUpPage, matterPage } from './pages/other.ts'
import type { Showing } from './pages/parts.ts'
import { sourcePage } from './pages/source.ts'
import type { Sources } from './public-lines.ts'
import type { OpenCouncils } from './public-records.ts'
import { askedIn, asksSomething, searchCases } from './search/search-cases.ts'

/** Everything anybody may see, without signing in. */
export function openCouncilRoutes(needs: OpenCouncilNeeds): readonly HttpRoute[] {
  const today = () => norwegianDay(needs.now())
  const names = namesBy(needs.sources)
  const shown = (
    id: string,
    path: string,
    make: (showing: Showing, request: WebRequest) => Page | undefined | Promise<Page | undefined>,
  ) =>
    get({
      id,
      path,
      releases: 'public',
      async answer(request): Promise<Answer> {
        const open = await openNow(needs)
        const showing = { open, language: request.language, names: await names(open) }
        const made = await make(showing, request)
        if (made === undefined) throw notHere()
        return page({ ...made, indexable: true })
      },
    })

  return [
    shown('open-cases', addresses.search, async (showing, { query }) => {
      const asked = askedIn(query)
      if (!asksSomething(asked)) return frontPage(showing, asked, today())
      return resultsPage(showing, asked, await searchCases(needs.search, showing.open, asked))
    }),
    shown('open-case', addresses.case(':council/:year/:number'), (showing, { params }) => {
      const one = showing.open.case(caseIn(params))
      return one && casePage(showing, one, today())
    }),
    shown('open-decision', '/vedtak/:council/:year/:number/:ordinal', (showing, { params }) => {
      const one = showing.open.case(caseIn(params))
      return one && decisionPage(showing, one, Number(params.ordinal))
    }),
    shown('open-meetings', addresses.meetings, (showing, { query }) =>
      meetingsPage(showing, today(), query.get('ar') ?? undefined),
    ),
    shown('open-meeting', addresses.meeting(':council/:date'), (showing, { params }) => {
      const meeting = showing.open.meeting(meetingIn(params))
      return meeting && meetingPage(showing, meeting, today())
    }),
    shown('open-meeting-notice', addresses.meetingNotice(':council/:date'), (showing, { params }) => {
      const meeting = showing.open.meeting(meetingIn(params))
      const file = meeting && { file: addresses.meetingNoticeMail(meeting.id), origin: needs.origin }
      return (
        meeting &&
        mailPage(
          showing.language,
          'meetings',
          noticeOf(meeting, showing.open, needs.origin),
          file ?? { origin: needs.origin },
        )
      )
    }),
    shown('open-councils', addresses.councils, councilsPage),
    shown('open-council', addresses.council(':council'), (showing, { params }) => {
      const council = showing.open.council(params.council ?? '')
      return council && councilPage(showing, council, today())
    }),
    shown('open-matter', addresses.matter(':matter'), (showing, { params }) => {
      const matter = showing.open.matters.find(({ id }) => id === params.matter)
      return matter && matterPage(showing, matter)
    }),
    shown('open-follow-up', addresses.followUp, (showing, { query }) =>
      followUpPage(showing, today(), askedIn(query).page),
    ),
    shown('open-figures', addresses.figures, figuresPage),
    shown('open-source', addresses.source(':document'), async (showing, { params, query }) => {
      const { document, lines } = await publicDocument(needs, showing.open, params.document)
      const [from, to, part] = ['fra', 'til', 'side'].map((name) => lineIn(query.get(name)))
      return sourcePage(showing, document, lines, {
        ...(from && { from }),
        ...(to && { to }),
        ...(part && { page: part }),
      })
    }),
    shown('open-follow-mail', addresses.followMail, (showing, { query }) => followMail(needs, showing, query)),
    shown('open-data', addresses.openData, ({ open, language }) => {
      const councils = open.councils.filter(({ id }) =>
        open.meetings.some((meeting) => meeting.council === id && meeting.state === 'minutes-approved'),
      )
      const meeting = open.meetings.findLast(({ date }) => date !== undefined)
      const one = open.cases.findLast(({ decisions }) => decisions.length > 0) ?? open.cases.at(-1)
      return openDataPage(
        language,
        councils.map((council) => ({ id: council.id, name: nameOn(council)?.name ?? council.id })),
        needs.origin,
        { ...(meeting && { meeting: meeting.id }), ...(one && { case: one.id }) },
      )
    }),
    ...machineRoutes(needs),
  ]
}

/** The names of the papers, asked for once in each state of the records: a paper that is new changes them. */
function namesBy(sources: Sources): (open: OpenCouncils) => Promise<ReadonlyMap<string, string>> {
  const known = new WeakMap<OpenCouncils, Promise<ReadonlyMap<string, string>>>()
  return (open) => {
    const names = known.get(open) ?? sources.names()
    known.set(open, names)
    // An outage is not remembered.
    names.catch(() => known.delete(open))
    return names
  }
}

/** The message about a case, a matter or a search. */
async function followMail(
  { search, origin }: OpenCouncilNeeds,
  { open, language }: Showing,
  query: URLSearchParams,
): Promise<Page | undefined> {
  const matter = open.matters.find(({ id }) => id === query.get('saksgang'))
  if (matter) {
    const cases = matter.cases.flatMap((id) => open.case(id) ?? [])
    return mailPage(language, 'cases', casesMail(matter.title, cases, open, origin), {
      feed: addresses.matterFeed(matter.id),
      origin,
    })
  }
  const one = open.case(query.get('sak') ?? '')
  if (one) {
    const feed = addresses.councilFeed(one.council)
    return mailPage(language, 'cases', casesMail(one.title, [one], open, origin), { feed, origin })
  }
  const asked = askedIn(query)
  if (!asksSomething(asked)) return undefined
  const { hits } = await searchCases(search, open, asked)
  const feed = `${addresses.searchFeed}?${query}`
  const found = hits.map((hit) => hit.one)
  return mailPage(language, 'cases', casesMail(asked.query, found, open, origin), { feed, origin })
}

function lineIn(value: string | null): number | undefined {
  return value !== null && /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined
}
