import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { html } from '../../protocols/web/html.ts'
import { page } from '../../protocols/web/answer.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import {
  type Commitment,
  commitmentsIn,
  commitmentsInInput,
  type CommitmentSuggestion,
  followUp,
  type Input,
  type Meeting,
  type Stored,
} from '../council/index.ts'
import { caseIn, casePattern, caseTrail } from './case-routes.ts'
import type { CaseInHand } from './edit-case.ts'
import { type Editing, formRoutes, pressRoute, requireSeen, type WorkNeeds, withNote } from './form-routes.ts'
import { aroundAll } from './matter-routes.ts'
import { meetingIn, meetingPattern, trailTo } from './meeting-routes.ts'
import { dayText } from './pages/dates.ts'
import { commitmentPage, followUpPage, suggestionsHtml } from './pages/follow-up.ts'
import type { Field, Typed } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { type Around, caseName } from './pages/matters.ts'
import { paths } from './pages/paths.ts'
import { closeBy, recordCommitment, reopen } from './promise.ts'
import { followUpTexts } from './texts/follow-up.ts'
import { loadRecord, type MeetingInHand } from './workspace.ts'

const errand = 'council-work'

/** What is to be followed up: the list, each one, and making new ones. */
export function followUpRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, now } = needs
  return [
    get({
      id: 'council-work-follow-up',
      path: paths.followUp,
      releases: { errand },
      async answer(request) {
        const around = await aroundAll(needs)
        const all = (await store.list('commitment')).map(({ content }) => content)
        return page(followUpPage(followUp(all, around.meetings, norwegianDay(now())), around, request))
      },
    }),
    ...formRoutes(needs, closing(needs)),
    pressRoute(needs, {
      id: 'council-work-commitment-reopen',
      path: `${paths.commitment(':council', ':commitment')}/apne`,
      errand,
      back: ({ params }) => paths.commitment(params.council ?? '', params.commitment ?? ''),
      async press(request, act) {
        const { council = '', commitment = '' } = request.params
        const kept = await loadRecord(store, 'commitment', council, commitment)
        requireSeen(request, kept)
        await reopen(store, kept, act)
        return withNote(paths.commitment(council, commitment), { gjort: 'lagret' })
      },
    }),
    ...formRoutes(
      needs,
      promising(needs, {
        id: 'council-work-promise',
        path: paths.promise(casePattern),
        originOf: async (request) => ofCase(await caseIn(needs, request)),
      }),
    ),
    ...formRoutes(
      needs,
      promising(needs, {
        id: 'council-work-promise-in-meeting',
        path: paths.promiseInMeeting(meetingPattern),
        originOf: async (request) => ofMeeting(await meetingIn(needs, request)),
      }),
    ),
  ]
}

/** The newest cases: what closes something comes after it. */
const mostChoices = 300

type Closing = { readonly commitment: Stored<'commitment'>; readonly around: Around }

function closing(needs: WorkNeeds): Editing<Closing> {
  return {
    id: 'council-work-commitment',
    path: paths.commitment(':council', ':commitment'),
    errand,
    load: async ({ params }) => ({
      commitment: await loadRecord(needs.council, 'commitment', params.council ?? '', params.commitment ?? ''),
      around: await aroundAll(needs),
    }),
    fields: ({ commitment, around }, language) => {
      const t = followUpTexts(language)
      const others = [...around.cases.values()].filter(
        ({ id, state }) => id !== commitment.content.madeIn && state !== 'withdrawn' && state !== 'cited',
      )
      const newest = others.toSorted((a, b) => b.year - a.year || b.number - a.number).slice(0, mostChoices)
      const options = newest.map(({ id, title }) => ({
        value: id,
        label: `${caseName(id, around, language)}: ${title}`,
      }))
      return [{ name: 'case', label: t.closeBy, kind: 'choice', options: [{ value: '', label: t.choose }, ...options] }]
    },
    values: () => ({ case: '' }),
    record: ({ commitment }) => commitment,
    action: ({ commitment }) => paths.commitment(commitment.council, commitment.id),
    form: (_, language) => ({ submit: followUpTexts(language).close }),
    at: { 'closes-itself': 'case', 'case-withdrawn': 'case' },
    show: ({ commitment, around }, parts, request) => {
      const [stands] = followUp([commitment.content], around.meetings, norwegianDay(needs.now()))
      return commitmentPage(stands!, commitment.version, around, parts, request)
    },
    async save({ commitment }, { case: by = '' }, act) {
      await closeBy(needs.council, commitment, by, act)
      return withNote(paths.commitment(commitment.council, commitment.id), { gjort: 'lukket' })
    },
  }
}

/** Where something may be taken on: a case, or the items of a meeting that are no cases. */
type Origin = {
  readonly council: string
  readonly madeIn: string
  readonly path: string
  readonly inputs: readonly Input[]
  readonly decided: boolean
  readonly proposed: boolean
  /** The day of the meeting, when it has one. */
  readonly day: string | undefined
  /** Sentences that may be commitments. @param next the council's next meeting */
  readonly find: (next: string | undefined) => readonly CommitmentSuggestion[]
  readonly trail: (language: Language) => NonNullable<Parameters<typeof workPage>[0]['trail']>
}

function ofCase(hand: CaseInHand): Origin {
  const { content, council, id } = hand.kept
  return {
    council,
    madeIn: id,
    path: paths.promise(id),
    inputs: content.inputs,
    decided: content.decisions.length > 0,
    proposed: content.proposals.length > 0,
    day: hand.meeting?.content.date,
    find: (next) => commitmentsIn(content, next),
    trail: (language) => caseTrail(hand, language),
  }
}

function ofMeeting(hand: MeetingInHand): Origin {
  const { content, council, id } = hand.meeting
  const inputs = content.agenda.flatMap((item) => item.inputs ?? [])
  return {
    council,
    madeIn: id,
    path: paths.promiseInMeeting(id),
    inputs,
    decided: false,
    proposed: false,
    day: content.date,
    find: (next) => inputs.flatMap((each) => commitmentsInInput(each, next)),
    trail: (language) => trailTo(hand, language),
  }
}

type Promising = {
  readonly origin: Origin
  readonly found: readonly CommitmentSuggestion[]
  readonly chosen: CommitmentSuggestion | undefined
  readonly coming: readonly Meeting[]
}

type About = {
  readonly id: string
  readonly path: string
  readonly originOf: (request: WebRequest) => Promise<Origin>
}

function promising({ council: store, now, newId }: WorkNeeds, { id, path, originOf }: About): Editing<Promising> {
  return {
    id,
    path,
    errand,
    async load(request) {
      const origin = await originOf(request)
      const after = origin.day ?? norwegianDay(now())
      const coming = (await store.list('meeting', origin.council))
        .map(({ content }) => content)
        .filter(({ date, state }) => date !== undefined && date > after && state !== 'cancelled')
      const found = origin.find(coming[0]?.id)
      return { origin, coming, found, chosen: found[Number(request.query.get('forslag')) - 1] }
    },
    fields: (hand, language) => promiseFields(hand, language),
    values: ({ chosen, origin }) => ({
      text: chosen?.text ?? '',
      owner: chosen?.owner ?? '',
      basis: basisValue(chosen, origin.decided),
      meeting: chosen?.due ?? '',
      day: '',
    }),
    record: () => undefined,
    action: ({ origin }) => origin.path,
    form: (_, language) => ({ submit: followUpTexts(language).add }),
    at: { 'empty-text': 'text', 'not-a-day': 'day' },
    show: ({ origin, found }, { form, summary }, request) => {
      const { language } = request
      const t = followUpTexts(language)
      const said = { title: t.promiseTitle, lead: t.followUpLead, trail: origin.trail(language) }
      const main = html`${suggestionsHtml(found, origin.path, t)}${form}`
      return workPage({ ...said, current: paths.followUp, summary, main }, request)
    },
    async save({ origin: { council, madeIn } }, typed, act) {
      const made = await recordCommitment(store, { council, madeIn, ...promised(typed) }, newId(), act)
      return withNote(paths.commitment(made.council, made.id), { gjort: 'lagret' })
    },
  }
}

function promiseFields({ origin, coming }: Promising, language: Language): readonly Field[] {
  const t = followUpTexts(language)
  const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
  const inputs = origin.inputs.map(({ id, text }, n) => ({
    value: `innspill:${id}`,
    label: t.fromInput(n + 1, short(text)),
  }))
  return [
    { name: 'text', label: t.text, kind: 'lines', rows: 3 },
    { name: 'owner', label: t.owner, kind: 'text', optional: true },
    {
      name: 'basis',
      label: t.from,
      kind: 'choice',
      options: [
        ...(origin.decided ? [{ value: 'vedtak', label: t.fromDecision }] : []),
        ...inputs,
        ...(origin.proposed ? [{ value: 'forslag', label: t.fromProposal }] : []),
        { value: 'annet', label: t.fromOther },
      ],
    },
    {
      name: 'meeting',
      label: t.dueMeeting,
      kind: 'choice',
      optional: true,
      options: [
        { value: '', label: t.noDue },
        ...coming.map(({ id, date = '' }) => ({ value: id, label: dayText(date, language) })),
      ],
    },
    { name: 'day', label: t.dueDay, kind: 'date', optional: true },
  ]
}

const basisValue = (chosen: CommitmentSuggestion | undefined, decided: boolean): string =>
  chosen?.fromInput !== undefined ? `innspill:${chosen.fromInput}` : (chosen?.basis ?? (decided ? 'vedtak' : 'annet'))

type Promised = Pick<Commitment, 'text' | 'owner' | 'due' | 'basis' | 'fromInput'>

function promised({ text = '', owner = '', basis = '', meeting = '', day = '' }: Typed): Promised {
  const [kind, input] = basis.split(':')
  const due = day || meeting
  return {
    text,
    ...(owner !== '' && { owner }),
    ...(due !== '' && { due }),
    basis: kind === 'vedtak' || kind === 'innspill' || kind === 'forslag' ? kind : 'annet',
    ...(kind === 'innspill' && input !== undefined && { fromInput: input }),
  }
}
