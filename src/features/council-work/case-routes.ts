import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { Problem } from '../../kernel/problem.ts'
import { page } from '../../protocols/web/answer.ts'
import type { Language, Text } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { html } from '../../protocols/web/html.ts'
import { type Act, type Council, type CouncilStore, requireStep, type Stored } from '../council/index.ts'
import { putOnAgenda, waits } from './arrange-agenda.ts'
import { caseAround } from './case-around.ts'
import { madeJustNow, makeDraft } from './draft-case.ts'
import { type CaseInHand, loadCase, saveCase, withdrawCase } from './edit-case.ts'
import { type Editing, type FormParts, formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import { casePage } from './pages/case.ts'
import { caseFields, caseText, caseValues } from './pages/case-fields.ts'
import { caseListPage, numberText } from './pages/case-list.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { caseTexts } from './texts/case.ts'
import { councilsOf, shortName } from './workspace.ts'

const errand = 'council-work'

/** The path of a case's pages, for the routes. A draft's number is `utkast-…`. */
export const casePattern = ':council/:year/:number'

/** The case a request is about. @throws Problem `not-found` */
export const caseIn = ({ council }: WorkNeeds, { params }: WebRequest): Promise<CaseInHand> =>
  loadCase(council, params.council ?? '', `${params.council}/${params.year}/${params.number}`)

/** Lists, makes, shows, changes, withdraws and corrects cases. */
export function caseRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store } = needs
  return [
    get({
      id: 'council-work-cases',
      path: paths.cases,
      releases: { errand },
      async answer(request) {
        const [cases, meetings] = await Promise.all([store.list('case'), store.list('meeting')])
        const waiting = cases.filter(({ content }) => waits(content, meetings)).map(({ id }) => id)
        const contents = cases.map(({ content }) => content)
        return page(caseListPage(contents, new Set(waiting), await councilsOf(store), request))
      },
    }),
    ...formRoutes(needs, making(needs)),
    get({
      id: 'council-work-case',
      path: paths.case(casePattern),
      releases: { errand },
      answer: async (request) => page(casePage(await caseAround(needs, await caseIn(needs, request)), request)),
    }),
    ...formRoutes(needs, changing(needs)),
    ...formRoutes(needs, withdrawing(needs)),
  ]
}

/** The pages above those of a case. */
export const caseTrail = ({ kept }: CaseInHand, language: Language) => [
  { path: paths.cases, name: caseTexts(language).cases },
  { path: paths.case(kept.id), name: `${numberText(kept.content, language)}: ${kept.content.title}` },
]

const formPage =
  (title: (language: Language) => Text, lead?: (language: Language) => Text) =>
  (hand: CaseInHand, { form, summary }: FormParts, request: WebRequest) => {
    const { language } = request
    const said = { title: title(language), lead: lead?.(language), current: paths.cases } as const
    return workPage({ ...said, trail: caseTrail(hand, language), summary, main: form }, request)
  }

type New = {
  readonly councils: readonly Council[]
  readonly wanted: string | null
  /** The meeting whose agenda the case goes on at once. */
  readonly meeting: Stored<'meeting'> | undefined
  /** One of the same title that this person made just now. */
  readonly twin: Stored<'case'> | undefined
}

function making(needs: WorkNeeds): Editing<New> {
  const { council: store, now, newId } = needs
  const thisYear = () => Number(norwegianDay(now()).slice(0, 4))
  return {
    id: 'council-work-case-new',
    path: paths.newCase,
    errand,
    async load({ query, form, person }) {
      const [council, title] = [form.get('council') ?? '', (form.get('title') ?? '').trim()]
      const seat = form.get('mote') ?? query.get('mote')
      return {
        councils: await councilsOf(store),
        wanted: query.get('rad'),
        meeting: seat === null ? undefined : await store.find('meeting', seat.split('/')[0] ?? '', seat),
        twin: title && person ? await madeJustNow(store, council, title, person.subject, now()) : undefined,
      }
    },
    fields: ({ councils, meeting, twin }, language) => {
      const t = caseTexts(language)
      const active = councils.filter(({ id, state }) => (meeting ? id === meeting.council : state !== 'ended'))
      const options = active.map((each) => ({ value: each.id, label: shortName(each) }))
      return [
        { name: 'council', label: t.council, kind: 'choice', options },
        {
          name: 'year',
          label: t.year,
          kind: 'choice',
          options: [0, 1].map((n) => ({ value: String(thisYear() + n), label: String(thisYear() + n) })),
        },
        ...caseFields(language).filter(({ name }) => name !== 'needHere'),
        ...(twin ? [{ name: 'again', label: t.makeAnother, kind: 'tick' } as const] : []),
      ]
    },
    check: ({ again }, { twin }, language) =>
      twin && again !== 'ja' ? [{ field: 'again', text: caseTexts(language).madeJustNow }] : [],
    values: ({ councils, wanted }) => ({
      council: wanted ?? councils.find(({ state }) => state === 'active')?.id ?? '',
      year: String(thisYear()),
    }),
    record: () => undefined,
    action: () => paths.newCase,
    form: ({ meeting, twin }, language) => {
      const t = caseTexts(language)
      return {
        submit: t.create,
        before: html`${meeting && html`<input type="hidden" name="mote" value="${meeting.id}">`}${
          twin && html`<p><a class="ds-link" href="${paths.case(twin.id)}">${t.seeTheOther}</a></p>`
        }`,
      }
    },
    at: { 'case-without-title': 'title' },
    show: (_, { form, summary }, request) => {
      const t = caseTexts(request.language)
      const trail = [{ path: paths.cases, name: t.cases }]
      return workPage(
        { title: t.newCase, current: paths.cases, trail, summary, lead: t.newLead, main: html`${form}` },
        request,
      )
    },
    async save({ meeting }, typed, act) {
      const { council = '', year = '', proposal = '' } = typed
      if (meeting) requireStep(meeting.content, 'arrange-agenda')
      const draft = await makeDraft(store, council, Number(year), caseText(typed), newId(), act, proposal)
      if (meeting) return seated(store, meeting, draft, act)
      return withNote(paths.case(draft.id), { gjort: 'lagret' })
    },
  }
}

/** The draft is kept whatever comes of the seating: where that is refused, its page says why. */
async function seated(
  store: CouncilStore,
  meeting: Stored<'meeting'>,
  draft: Stored<'case'>,
  act: Act,
): Promise<string> {
  try {
    await putOnAgenda(store, meeting, draft, act)
    return withNote(paths.agenda(meeting.id), { gjort: 'lagt-til' })
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.kind !== 'conflict') throw cause
    return withNote(paths.case(draft.id), { nei: cause.code })
  }
}

function changing(needs: WorkNeeds): Editing<CaseInHand> {
  return {
    id: 'council-work-case-edit',
    path: paths.editCase(casePattern),
    errand,
    load: (request) => caseIn(needs, request),
    fields: ({ kept }, language) => caseFields(language, kept.content),
    values: ({ kept }) => caseValues(kept.content),
    record: ({ kept }) => kept,
    action: ({ kept }) => paths.editCase(kept.id),
    form: (_, language) => ({ submit: caseTexts(language).save }),
    at: { 'case-without-title': 'title', 'case-decided': 'proposal' },
    show: formPage((language) => caseTexts(language).edit),
    async save(hand, typed, act) {
      await saveCase(needs.council, hand, caseText(typed, hand.kept.content), typed.proposal ?? '', act)
      return withNote(paths.case(hand.kept.id), { gjort: 'lagret' })
    },
  }
}

function withdrawing(needs: WorkNeeds): Editing<CaseInHand> {
  return {
    id: 'council-work-case-withdraw',
    path: paths.withdraw(casePattern),
    errand,
    load: (request) => caseIn(needs, request),
    fields: (_, language) => [{ name: 'reason', label: caseTexts(language).because, kind: 'lines', rows: 3 }],
    values: () => ({ reason: '' }),
    record: ({ kept }) => kept,
    action: ({ kept }) => paths.withdraw(kept.id),
    form: (_, language) => ({ submit: caseTexts(language).withdraw, danger: true }),
    at: { 'no-reason': 'reason' },
    show: formPage(
      (language) => caseTexts(language).withdraw,
      (language) => caseTexts(language).withdrawLead,
    ),
    async save(hand, { reason = '' }, act) {
      await withdrawCase(needs.council, hand, reason, act)
      return withNote(paths.case(hand.kept.id), { gjort: 'trukket' })
    },
  }
}
