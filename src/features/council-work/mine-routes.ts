import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { page } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { type CouncilCase, followUp, type Membership, type Stored } from '../council/index.ts'
import { type Editing, type FormParts, formParts, formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import { aroundThese } from './matter-routes.ts'
import { meetingPattern } from './meeting-routes.ts'
import { giveInput, isCalled, ownMeeting, ownMemberships } from './own-councils.ts'
import { type Mine, minePage, papersPage } from './pages/mine.ts'
import { paths } from './pages/paths.ts'
import { mineTexts } from './texts/mine.ts'
import type { MeetingInHand } from './workspace.ts'

const errand = 'council-membership'

/** What members read and send in: of their own councils only. */
export function mineRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const giving = givingInput(needs)
  return [
    get({
      id: 'council-mine',
      path: paths.mine,
      releases: { errand },
      answer: async (request) => page(minePage(await mineOf(needs, personOf(request)), request)),
    }),
    get({
      id: 'council-mine-meeting',
      path: paths.myMeeting(meetingPattern),
      releases: { errand },
      async answer(request) {
        const { hand, membership } = await meetingOf(needs, request)
        return page(papersPage(hand, formsOf(giving, hand, membership, request), request))
      },
    }),
    ...formRoutes(needs, giving),
  ]
}

/** @throws Problem `forbidden` */
function personOf({ person }: WebRequest): SignedIn {
  if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
  return person
}

const meetingOf = ({ council: store, now }: WorkNeeds, request: WebRequest) =>
  ownMeeting(store, personOf(request), request.params.council ?? '', request.params.day ?? '', norwegianDay(now()))

async function mineOf(needs: WorkNeeds, person: SignedIn): Promise<Mine> {
  const { council: store, now } = needs
  const today = norwegianDay(now())
  const memberships = await ownMemberships(store, person, today)
  const organisations = memberships.map(({ organisation }) => organisation.toLowerCase())
  const commitments = (await store.list('commitment')).map(({ content }) => content)
  const ids = new Set(memberships.map(({ council }) => council))
  // What was taken on in an input may be internal to its council.
  const told = commitments.filter(({ council, fromInput }) => ids.has(council) || fromInput === undefined)
  const own = told.filter(({ owner }) => owner !== undefined && organisations.includes(owner.toLowerCase()))
  const around = await aroundThese(
    needs,
    own.map(({ madeIn }) => madeIn),
  )
  const called = [...around.meetings.values()]
    .filter((each) => ids.has(each.council) && isCalled(each))
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
  return {
    councils: around.councils
      .filter(({ id }) => ids.has(id))
      .map((council) => {
        const ours = called.filter((each) => each.council === council.id)
        const coming = ours.filter(({ date = '', state }) => date >= today && state !== 'cancelled')
        const [next, ...later] = coming
        return { council, next, later, earlier: ours.filter((each) => !coming.includes(each)).toReversed() }
      }),
    open: followUp(own, around.meetings, today).filter(({ state }) => state !== 'closed'),
    around,
  }
}

type Giving = {
  readonly hand: MeetingInHand
  readonly membership: Membership
  readonly treated: Stored<'case'>
}

const prefixOf = ({ year, number }: CouncilCase): string => `innspill-${year}-${number}-`

/** Only adds, so it needs no version. */
function givingInput(needs: WorkNeeds): Editing<Giving> {
  const editing: Editing<Giving> = {
    id: 'council-mine-input',
    path: `${paths.myMeeting(meetingPattern)}/innspill/:year/:number`,
    errand,
    sendOnly: true,
    async load(request) {
      const { hand, membership } = await meetingOf(needs, request)
      const { council, year, number } = request.params
      const treated = hand.cases.get(`${council}/${year}/${number}`)
      if (!treated) throw new Problem('not-found', 'not-found', 'No such case in the meeting')
      return { hand, membership, treated }
    },
    fields: (_, language) => {
      const t = mineTexts(language)
      return [
        { name: 'text', label: t.text, kind: 'lines', rows: 5 },
        { name: 'internal', label: t.internal, kind: 'tick' },
      ]
    },
    values: () => ({ text: '', internal: '' }),
    record: () => undefined,
    action: ({ hand, treated: { content } }) =>
      `${paths.myMeeting(hand.meeting.id)}/innspill/${content.year}/${content.number}`,
    form: ({ treated }, language) => ({ submit: mineTexts(language).send, prefix: prefixOf(treated.content) }),
    at: { 'empty-text': 'text' },
    show: ({ hand, membership, treated }, parts, request) =>
      papersPage(hand, formsOf(editing, hand, membership, request, { of: treated.id, parts }), request),
    async save({ hand, membership, treated }, { text = '', internal }, act) {
      await giveInput(needs.council, hand, treated, membership, { text, internal: internal === 'ja' }, act)
      const { year, number } = treated.content
      return withNote(`${paths.myMeeting(hand.meeting.id)}#sak-${year}-${number}`, { gjort: 'innspill-sendt' })
    },
  }
  return editing
}

/** The form of each case that may still be given input, and the one that came back as it came. */
function formsOf(
  giving: Editing<Giving>,
  hand: MeetingInHand,
  membership: Membership,
  { language }: WebRequest,
  back?: { readonly of: string; readonly parts: FormParts },
) {
  const open = hand.meeting.content.state !== 'minutes-approved' && hand.meeting.content.state !== 'cancelled'
  return (one: CouncilCase): FormParts | undefined => {
    const treated = hand.cases.get(one.id)
    if (!open || !treated || one.state === 'withdrawn') return undefined
    if (back?.of === one.id) return back.parts
    const about = { hand, membership, treated }
    return formParts(giving, about, { typed: giving.values(about), errors: [] }, language)
  }
}
