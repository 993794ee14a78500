import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { type Act, type AgendaItem, awaitingApproval } from '../council/index.ts'
import { addItem, arrange, changeItem, putOnAgenda, takeOff, waits } from './arrange-agenda.ts'
import { draftApproval } from './draft-case.ts'
import { actOf, type Editing, formParts, formRoutes, requireSeen, type WorkNeeds, withNote } from './form-routes.ts'
import { meetingIn, meetingPattern, trailTo } from './meeting-routes.ts'
import { agendaPage, type AgendaShown } from './pages/agenda.ts'
import { dayText } from './pages/dates.ts'
import type { FieldError, Filled, Typed } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { agendaTexts } from './texts/agenda.ts'
import { refusalText } from './texts/problems.ts'
import type { MeetingInHand } from './workspace.ts'

const errand = 'council-work'

const untouched: Filled = { typed: {}, errors: [] }

/** Makes the agenda of a meeting. */
export function agendaRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const adding = addingItem(needs)
  const show = async (request: WebRequest, filled: Filled, status = 200): Promise<Answer> => {
    const around = await aroundAgenda(needs, request)
    const { form, summary } = formParts(adding, around, { typed: adding.values(around), errors: [] }, request.language)
    return page(agendaPage({ ...around, addForm: form, addSummary: summary }, filled, request), status)
  }
  return [
    get({
      id: 'council-work-agenda',
      path: paths.agenda(meetingPattern),
      releases: { errand },
      answer: (request) => show(request, untouched),
    }),
    post({
      id: 'council-work-agenda-change',
      path: paths.agenda(meetingPattern),
      releases: { errand },
      async answer(request) {
        const typed: Typed = Object.fromEntries([...request.form].filter(([name]) => name.startsWith('min-')))
        const hand = await meetingIn(needs, request)
        const errors = wrongMinutes(typed, hand, request)
        if (errors.length > 0) return show(request, { typed, errors }, 422)
        try {
          if (!onlyAdds(request)) requireSeen(request, hand.meeting)
          return redirect(await pressed(needs, hand, typed, request, actOf(request, needs.now())))
        } catch (cause) {
          if (!(cause instanceof Problem) || (cause.kind !== 'conflict' && cause.kind !== 'invalid')) throw cause
          const refusal = refusalText(cause.code, request.language)
          return show(request, { typed, errors: [], refusal }, cause.kind === 'conflict' ? 409 : 422)
        }
      },
    }),
    ...formRoutes(needs, adding),
    ...formRoutes(needs, changingItem(needs)),
  ]
}

/** A case goes after what stands, whoever was first: only the order and the lengths rest on what was seen. */
const onlyAdds = ({ form }: WebRequest): boolean => ['sett', 'godkjenning'].includes(form.get('gjor') ?? '')

type Around = Omit<AgendaShown, 'addForm' | 'addSummary'>

async function aroundAgenda(needs: WorkNeeds, request: WebRequest): Promise<Around> {
  const hand = await meetingIn(needs, request)
  const { meeting, cases } = hand
  const [meetings, all] = await Promise.all([
    needs.council.list('meeting', meeting.council),
    needs.council.list('case', meeting.council),
  ])
  const planned = [...cases.values()].map(({ content }) => content.approvesMinutesOf)
  return {
    hand,
    waiting: all.map(({ content }) => content).filter((each) => waits(each, meetings)),
    unapproved: awaitingApproval(meetings.map(({ content }) => content)).filter(
      ({ id, date = '' }) => !planned.includes(id) && date < (meeting.content.date ?? ''),
    ),
  }
}

function wrongMinutes(
  typed: Typed,
  { meeting, cases }: MeetingInHand,
  { language }: WebRequest,
): readonly FieldError[] {
  return meeting.content.agenda.flatMap((item) => {
    const field = `min-${item.id}`
    const value = typed[field]
    if (value === undefined || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 600)) return []
    const title = cases.get(item.case ?? '')?.content.title ?? item.title
    return [{ field, text: agendaTexts(language).notMinutes(title) }]
  })
}

/** Does what the button says; the lengths in the fields are kept with it. */
async function pressed(
  { council: store, newId }: WorkNeeds,
  hand: MeetingInHand,
  typed: Typed,
  { form }: WebRequest,
  act: Act,
): Promise<string> {
  const { meeting } = hand
  const [what = '', item = ''] = (form.get('gjor') ?? '').split(':')
  const back = paths.agenda(meeting.id)
  if (what === 'sett') {
    // A draft that somebody seated meanwhile has its number now, and is not here by its old id.
    const draft = await store.find('case', meeting.council, form.get('sak') ?? '')
    if (!draft) throw changedMeanwhile()
    await putOnAgenda(store, meeting, draft, act)
    return withNote(back, { gjort: 'lagt-til' })
  }
  if (what === 'godkjenning') {
    const approved = await store.find('meeting', meeting.council, form.get('mote') ?? '')
    const planned = [...hand.cases.values()].map(({ content }) => content.approvesMinutesOf)
    if (!approved || planned.includes(approved.id)) throw changedMeanwhile()
    const [t, day] = [agendaTexts('nb'), dayText(approved.content.date ?? '', 'nb')]
    const words = { title: t.approvalTitle(day).plain, proposal: t.approvalProposal(day).plain }
    const draft = await draftApproval(store, meeting.content, approved.content, words, newId(), act)
    await putOnAgenda(store, meeting, draft, act)
    return withNote(back, { gjort: 'lagt-til' })
  }
  if (what === 'av') {
    await takeOff(store, meeting, item, act)
    return withNote(back, { gjort: 'tatt-av' })
  }
  const minutes = new Map(Object.entries(typed).map(([name, value]) => [name.slice('min-'.length), Number(value)]))
  const move = what === 'opp' ? ({ item, by: -1 } as const) : what === 'ned' ? ({ item, by: 1 } as const) : undefined
  await arrange(store, meeting, minutes, move, act)
  return withNote(back, move ? { gjort: 'flyttet', punkt: item, vei: what } : { gjort: 'lagret' })
}

const changedMeanwhile = () => new Problem('conflict', 'changed-meanwhile', 'Someone has changed the agenda meanwhile')

/** The form for an item without a case. */
function addingItem(needs: WorkNeeds): Editing<Around> {
  return {
    id: 'council-work-agenda-item',
    path: paths.agendaItem(meetingPattern, 'nytt'),
    errand,
    sendOnly: true,
    load: (request) => aroundAgenda(needs, request),
    fields: (_, language) => {
      const t = agendaTexts(language)
      return [
        {
          name: 'kind',
          label: t.kind,
          kind: 'radio',
          options: [
            { value: 'break', label: t.break },
            { value: 'open', label: t.open },
          ],
        },
        {
          name: 'title',
          label: t.itemTitle,
          kind: 'text',
          suggestions: ['Pause', 'Lunsj', 'Dagsaktuelt', 'Eventuelt'],
        },
        { name: 'minutes', label: t.minutes, kind: 'number' },
      ]
    },
    values: () => ({ kind: 'break', title: '', minutes: '15' }),
    record: ({ hand }) => hand.meeting,
    action: ({ hand }) => paths.agendaItem(hand.meeting.id, 'nytt'),
    form: (_, language) => ({ submit: agendaTexts(language).addIt, prefix: 'nytt-' }),
    show: (around, { form, summary }, request) =>
      agendaPage({ ...around, addForm: form, addSummary: summary }, untouched, request),
    async save({ hand: { meeting } }, { kind, title = '', minutes }, act) {
      const item = { kind: kind === 'break' ? ('break' as const) : ('open' as const), title, minutes: Number(minutes) }
      await addItem(needs.council, meeting, item, act)
      return withNote(paths.agenda(meeting.id), { gjort: 'lagt-til' })
    },
  }
}

type OneItem = { readonly hand: MeetingInHand; readonly item: AgendaItem }

/** The form for one item. The title of a case is the case's own. */
function changingItem(needs: WorkNeeds): Editing<OneItem> {
  const { council: store } = needs
  return {
    id: 'council-work-agenda-item-change',
    path: paths.agendaItem(meetingPattern, ':item'),
    errand,
    async load(request) {
      const hand = await meetingIn(needs, request)
      const item = hand.meeting.content.agenda.find(({ id }) => id === request.params.item)
      if (!item && request.form.has('sett')) throw changedMeanwhile()
      if (!item) throw new Problem('not-found', 'not-found', 'No such item')
      return { hand, item }
    },
    fields: ({ item }, language) => {
      const t = agendaTexts(language)
      return [
        ...(item.case === undefined ? [{ name: 'title', label: t.itemTitle, kind: 'text' } as const] : []),
        { name: 'minutes', label: t.minutes, kind: 'number' },
        { name: 'presenter', label: t.presenter, kind: 'text', optional: true },
      ]
    },
    values: ({ item: { title, minutes, presenter = '' } }) => ({
      title,
      minutes: minutes === undefined ? '' : String(minutes),
      presenter,
    }),
    record: ({ hand }) => hand.meeting,
    action: ({ hand, item }) => paths.agendaItem(hand.meeting.id, item.id),
    form: (_, language) => ({ submit: agendaTexts(language).saveItem }),
    show: ({ hand, item }, { form, summary }, request) => {
      const { language } = request
      const agenda = { path: paths.agenda(hand.meeting.id), name: agendaTexts(language).title }
      const trail = [...trailTo(hand, language), agenda]
      return workPage({ title: item.title, current: paths.meetings, trail, summary, main: form }, request)
    },
    async save({ hand, item }, { title = item.title, minutes, presenter = '' }, act) {
      const { presenter: _, ...kept } = item
      const after = { ...kept, title, minutes: Number(minutes), ...(presenter !== '' && { presenter }) }
      await changeItem(store, hand.meeting, after, act)
      return withNote(paths.agenda(hand.meeting.id), { gjort: 'lagret' })
    },
  }
}
