import { Problem } from '../../kernel/problem.ts'
import { page } from '../../protocols/web/answer.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import type { Input } from '../council/index.ts'
import {
  type Editing,
  type FormParts,
  formParts,
  formRoutes,
  pressRoute,
  requireSeen,
  type WorkNeeds,
  withNote,
} from './form-routes.ts'
import { meetingIn, meetingPattern } from './meeting-routes.ts'
import { dayText } from './pages/dates.ts'
import type { Field, Typed } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { type ItemInHand, itemTrail, treatPage } from './pages/treat.ts'
import { treatTexts } from './texts/treat.ts'
import { decideCase, recordInput, type SaidInput, standing, updateProposal } from './treat-case.ts'

const errand = 'council-work'
const itemPattern = ':item'

/** What is done with one item while the meeting goes on. */
export function treatRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const forms: Forms = { input: addingInput(needs), proposal: updatingProposal(needs), decision: deciding(needs) }
  const shownBy = (which: keyof Forms) => (hand: ItemInHand, parts: FormParts, request: WebRequest) =>
    shown(forms, hand, request, { [which]: parts })
  return [
    get({
      id: 'council-work-treat',
      path: paths.treat(meetingPattern, itemPattern),
      releases: { errand },
      answer: async (request) => page(shown(forms, await itemIn(needs, request), request, {})),
    }),
    ...formRoutes(needs, { ...forms.input, show: shownBy('input') }),
    ...formRoutes(needs, { ...forms.proposal, show: shownBy('proposal') }),
    ...formRoutes(needs, { ...forms.decision, show: shownBy('decision') }),
    ...formRoutes(needs, changingInput(needs)),
    pressRoute(needs, {
      id: 'council-work-decide-as-proposed',
      path: paths.decideAsProposed(meetingPattern, itemPattern),
      errand,
      back: ({ params }) => paths.treat(`${params.council}/${params.day}`, params.item ?? ''),
      async press(request, act) {
        const hand = await itemIn(needs, request)
        const treated = requireCase(hand)
        requireSeen(request, treated)
        await decideCase(needs.council, hand, treated, standing(treated.content)?.text ?? '', false, act)
        return backTo(hand, 'vedtatt')
      },
    }),
  ]
}

type Form = Omit<Editing<ItemInHand>, 'show'>
type Forms = { readonly input: Form; readonly proposal: Form; readonly decision: Form }

/** The page with its forms as they are, but for the one that came back. */
function shown(forms: Forms, hand: ItemInHand, request: WebRequest, back: { readonly [K in keyof Forms]?: FormParts }) {
  const { language } = request
  const parts = (which: keyof Forms) => {
    const editing: Editing<ItemInHand> = { ...forms[which], show: () => treatPageOf() }
    return back[which] ?? formParts(editing, hand, { typed: editing.values(hand), errors: [] }, language)
  }
  const treated = hand.cases.get(hand.item.case ?? '')
  const treatPageOf = () =>
    treatPage(
      hand,
      {
        input: parts('input'),
        proposal: treated && parts('proposal'),
        decision: treated && parts('decision'),
      },
      request,
    )
  return treatPageOf()
}

/** @throws Problem `not-found` */
async function itemIn(needs: WorkNeeds, request: WebRequest): Promise<ItemInHand> {
  const hand = await meetingIn(needs, request)
  const item = hand.meeting.content.agenda.find(({ id }) => id === request.params.item)
  if (!item) throw new Problem('not-found', 'not-found', 'No such item')
  return { ...hand, item }
}

const caseIn = ({ cases, item }: ItemInHand) => cases.get(item.case ?? '')

/** @throws Problem `not-found` */
function requireCase(hand: ItemInHand) {
  const found = caseIn(hand)
  if (!found) throw new Problem('not-found', 'not-found', 'The item is no case')
  return found
}

function inputFields(language: Language, hand: ItemInHand): readonly Field[] {
  const t = treatTexts(language)
  const { members, substitutes, others } = hand.meeting.content
  const people = [...members, ...substitutes, ...others].map(({ person, organisation }) => organisation ?? person)
  return [
    { name: 'from', label: t.who, kind: 'text', optional: true, suggestions: [...new Set(people)] },
    { name: 'text', label: t.text, kind: 'lines', rows: 4 },
    { name: 'points', label: t.points, kind: 'lines', optional: true, help: t.pointsHelp, rows: 3 },
    { name: 'internal', label: t.internalTick, kind: 'tick' },
  ]
}

function saidOf({ from = '', text = '', points = '', internal }: Typed): SaidInput {
  const lines = points.split('\n').map((each) => each.trim())
  return {
    text,
    points: lines.filter((each) => each !== ''),
    internal: internal === 'ja',
    ...(from !== '' && { from }),
  }
}

const typedOf = ({ from = '', text, points, internal }: Input): Typed => ({
  from,
  text,
  points: points.join('\n'),
  internal: internal ? 'ja' : '',
})

const backTo = ({ meeting, item }: ItemInHand, gjort: string, place = '') =>
  withNote(`${paths.treat(meeting.id, item.id)}${place}`, { gjort })

/** Only adds, so it needs no version: two who write at once both get theirs in. */
function addingInput(needs: WorkNeeds): Form {
  return {
    id: 'council-work-input-add',
    path: paths.input(meetingPattern, itemPattern, 'nytt'),
    errand,
    sendOnly: true,
    load: (request) => itemIn(needs, request),
    fields: (hand, language) => inputFields(language, hand),
    values: () => ({ from: '', text: '', points: '', internal: '' }),
    record: () => undefined,
    action: ({ meeting, item }) => paths.input(meeting.id, item.id, 'nytt'),
    form: (_, language) => ({ submit: treatTexts(language).add, prefix: 'innspill-' }),
    at: { 'empty-text': 'text' },
    async save(hand, typed, act) {
      await recordInput(needs.council, hand, hand.item, saidOf(typed), undefined, act)
      return backTo(hand, 'innspill', '#nytt-innspill')
    },
  }
}

type OneInput = ItemInHand & { readonly input: Input }

function changingInput(needs: WorkNeeds): Editing<OneInput> {
  return {
    id: 'council-work-input',
    path: paths.input(meetingPattern, itemPattern, ':input'),
    errand,
    async load(request) {
      const hand = await itemIn(needs, request)
      const inputs = caseIn(hand)?.content.inputs ?? hand.item.inputs ?? []
      const input = inputs.find(({ id }) => id === request.params.input)
      if (!input) throw new Problem('not-found', 'not-found', 'No such input')
      return { ...hand, input }
    },
    fields: (hand, language) => inputFields(language, hand),
    values: ({ input }) => typedOf(input),
    record: (hand) => caseIn(hand) ?? hand.meeting,
    action: ({ meeting, item, input }) => paths.input(meeting.id, item.id, input.id),
    form: (_, language) => ({ submit: treatTexts(language).saveInput }),
    at: { 'empty-text': 'text' },
    show: (hand, { form, summary }, request) => {
      const title = treatTexts(request.language).editInput
      const trail = itemTrail(hand, request.language)
      return workPage({ title, current: paths.meetings, trail, summary, main: form }, request)
    },
    async save(hand, typed, act) {
      await recordInput(needs.council, hand, hand.item, saidOf(typed), hand.input.id, act)
      return backTo(hand, 'lagret')
    },
  }
}

function updatingProposal(needs: WorkNeeds): Form {
  return {
    id: 'council-work-proposal',
    path: `${paths.treat(meetingPattern, itemPattern)}/forslag`,
    errand,
    sendOnly: true,
    load: (request) => itemIn(needs, request),
    fields: (_, language) => [{ name: 'text', label: treatTexts(language).newProposal, kind: 'lines', rows: 6 }],
    values: (hand) => ({ text: (caseIn(hand) && standing(requireCase(hand).content)?.text) ?? '' }),
    record: caseIn,
    action: ({ meeting, item }) => `${paths.treat(meeting.id, item.id)}/forslag`,
    form: (_, language) => ({ submit: treatTexts(language).updateProposal, prefix: 'forslag-' }),
    at: { 'empty-text': 'text' },
    async save(hand, { text = '' }, act) {
      await updateProposal(needs.council, hand, requireCase(hand), text, act)
      return backTo(hand, 'lagret')
    },
  }
}

function deciding(needs: WorkNeeds): Form {
  const proposedIn = (hand: ItemInHand) => standing(requireCase(hand).content)?.text
  return {
    id: 'council-work-decide',
    path: paths.decide(meetingPattern, itemPattern),
    errand,
    sendOnly: true,
    load: (request) => itemIn(needs, request),
    fields: (hand, language) => {
      const t = treatTexts(language)
      const approved = caseIn(hand)?.content.approvesMinutesOf
      const text: Field = { name: 'text', label: t.decisionText, kind: 'lines', rows: 6 }
      if (approved === undefined || caseIn(hand)?.content.state === 'treated') return [text]
      return [
        text,
        { name: 'approves', label: t.approves(dayText(approved.split('/')[1] ?? '', language)), kind: 'tick' },
      ]
    },
    values: (hand) => {
      const content = caseIn(hand)?.content
      const approval = content?.approvesMinutesOf !== undefined
      return {
        text:
          content?.decisions[0]?.text ?? (content && proposedIn(hand)) ?? (approval ? 'Referatet er godkjent.' : ''),
        approves: approval ? 'ja' : '',
      }
    },
    record: caseIn,
    action: ({ meeting, item }) => paths.decide(meeting.id, item.id),
    form: (hand, language) => {
      const t = treatTexts(language)
      const decided = (caseIn(hand)?.content.decisions.length ?? 0) > 0
      return { submit: decided ? t.saveDecision : t.decide, prefix: 'vedtak-' }
    },
    at: { 'empty-text': 'text' },
    async save(hand, { text = '', approves }, act) {
      await decideCase(needs.council, hand, requireCase(hand), text, approves === 'ja', act)
      return backTo(hand, 'vedtatt')
    },
  }
}
