import { Problem } from '../../kernel/problem.ts'
import { html } from '../../protocols/web/html.ts'
import type { Language, Text } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import { mayStep } from '../council/index.ts'
import { caseIn, casePattern, caseTrail } from './case-routes.ts'
import { type Approved, correctApproved } from './correct.ts'
import { type Editing, formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import { meetingIn, meetingPattern, trailTo } from './meeting-routes.ts'
import { type Correctable, correctableInCase, correctableInMeeting, saysInternal } from './pages/corrections.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { caseTexts } from './texts/case.ts'
import { pathText } from './texts/fields.ts'
import { meetingTexts } from './texts/meeting.ts'

type Trail = readonly { readonly path: string; readonly name: Text | string }[]

type InHand = Approved & {
  readonly places: readonly Correctable[]
  /** The place chosen first, so that its words can stand in the form without script. */
  readonly chosen: Correctable | undefined
  /** What stood at that place when the form was shown; null before it is sent. */
  readonly was: string | null
  readonly trail: (language: Language) => Trail
}

/** Corrections of what approved minutes say: choose a place, then say how it is to be and why. */
export function correctionRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const ofCase = correcting(needs, {
    id: 'council-work-case-correct',
    path: paths.correct,
    pattern: casePattern,
    back: paths.case,
    current: paths.cases,
    title: (language) => caseTexts(language).correct,
    async load(request) {
      const hand = await caseIn(needs, request)
      const { kept, meeting } = hand
      if (!meeting || !mayStep(meeting.content, 'correct')) throw notThere()
      const trail = (language: Language) => caseTrail(hand, language)
      return { record: kept, meeting, trail, places: correctableInCase(kept.content) }
    },
  })
  const ofMeeting = correcting(needs, {
    id: 'council-work-meeting-correct',
    path: paths.correctMeeting,
    pattern: meetingPattern,
    back: paths.meeting,
    current: paths.meetings,
    title: (language) => meetingTexts(language).correct,
    async load(request) {
      const hand = await meetingIn(needs, request)
      const { meeting } = hand
      if (!mayStep(meeting.content, 'correct')) throw notThere()
      const trail = (language: Language) => trailTo(hand, language)
      return { record: meeting, meeting, trail, places: correctableInMeeting(meeting.content) }
    },
  })
  return [...formRoutes(needs, ofCase), ...formRoutes(needs, ofMeeting)]
}

const notThere = () => new Problem('conflict', 'correct-not-now', 'The minutes are not approved')

type About = {
  readonly id: string
  readonly path: (id: string) => string
  readonly pattern: string
  readonly back: (id: string) => string
  readonly current: typeof paths.cases | typeof paths.meetings
  readonly title: (language: Language) => Text
  readonly load: (request: WebRequest) => Promise<Omit<InHand, 'chosen' | 'was'>>
}

function correcting({ council: store }: WorkNeeds, about: About): Editing<InHand> {
  const { id, path, pattern, back, current, title, load } = about
  return {
    id,
    path: path(pattern),
    errand: 'council-work',
    async load(request) {
      const hand = await load(request)
      const field = request.form.get('field') ?? request.query.get('felt')
      const was = request.form.get('was')?.replaceAll('\r\n', '\n') ?? null
      return { ...hand, was, chosen: hand.places.find((each) => each.field === field) }
    },
    fields: ({ chosen }, language) => {
      const t = caseTexts(language)
      const flag = [
        { value: 'true', label: t.internal },
        { value: 'false', label: t.open },
      ]
      return [
        chosen && saysInternal(chosen.field)
          ? { name: 'value', label: t.correctTo, kind: 'radio', options: flag }
          : { name: 'value', label: t.correctTo, kind: 'lines', rows: 6 },
        { name: 'reason', label: t.because, kind: 'lines', rows: 2 },
        { name: 'withheld', label: t.withheld, kind: 'tick', help: t.withheldHelp },
      ]
    },
    values: ({ chosen }) => ({ value: chosen?.value ?? '', reason: '' }),
    record: ({ record }) => record,
    action: ({ record }) => path(record.id),
    form: ({ chosen }, language) => ({
      submit: caseTexts(language).correctIt,
      before:
        chosen &&
        html`<input type="hidden" name="field" value="${chosen.field}"><input type="hidden" name="was" value="${chosen.value}">`,
    }),
    at: { 'no-reason': 'reason', 'nothing-corrected': 'value', 'empty-text': 'value' },
    show: ({ record, places, chosen, trail }, { form, summary }, { language, ...request }) => {
      const t = caseTexts(language)
      const list = places.map(({ field, value }) => {
        const name = pathText(field, language)
        const to = `${path(record.id)}?felt=${encodeURIComponent(field)}`
        return html`<li><strong>${name}</strong><p class="cw-text">${saysInternal(field) ? (value === 'true' ? t.internal : t.open) : value}</p><a class="ds-link" href="${to}">${t.correctThis}<span class="ds-sr-only">: ${name}</span></a></li>`
      })
      const choice = html`<ul class="cw-list">${list}</ul>`
      const main = chosen
        ? html`<h2>${pathText(chosen.field, language)}</h2>${form}<p><a class="ds-link" href="${path(record.id)}">${t.correctOther}</a></p>`
        : html`${choice}${summary && form}`
      const said = { title: title(language), lead: t.correctLead, current, trail: trail(language), summary, main }
      return workPage(said, { language, ...request })
    },
    async save({ record, meeting, chosen, was }, { value = '', reason = '', withheld }, act) {
      if (!chosen || was !== chosen.value) {
        throw new Problem('conflict', 'corrects-another-place', 'The text was loaded for another place')
      }
      const correcting = { field: chosen.field, value, reason, ...(withheld === 'ja' && { withheld: true as const }) }
      await correctApproved(store, { record, meeting }, correcting, act)
      return withNote(back(record.id), { gjort: 'rettet' })
    },
  }
}
