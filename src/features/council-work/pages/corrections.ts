import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { AgendaItem, Correction, CouncilCase, Input, Meeting } from '../../council/index.ts'
import { type CaseTexts, caseTexts } from '../texts/case.ts'
import { pathText } from '../texts/fields.ts'
import { dayAndClock } from './dates.ts'

/** What was corrected after the approval: before, after, who, when and why. */
export function correctionList(corrections: readonly Correction[], language: Language): Html {
  const t = caseTexts(language)
  return html`<ul class="cw-list">${corrections.map(
    ({
      field,
      before,
      after,
      reason,
      by,
      at,
    }) => html`<li><p class="kp-small">${pathText(field, language)} · ${t.correctedBy(by, dayAndClock(new Date(at), language))}</p>
<dl class="cw-change"><div><dt>${t.was}</dt><dd class="cw-text">${said(field, before, t)}</dd></div><div><dt>${t.is}</dt><dd class="cw-text">${said(field, after, t)}</dd></div><div><dt>${t.because}</dt><dd>${reason}</dd></div></dl></li>`,
  )}</ul>`
}

function said(field: string, value: string, t: CaseTexts): Text | string {
  if (saysInternal(field)) return value === 'true' ? t.internal : t.open
  return value === '' ? t.empty : value
}

/** Whether a place says whether an input is internal: `true` or `false`. */
export const saysInternal = (field: string): boolean => field.endsWith('/internal')

/** A place that may be corrected, by its path, with what stands there now. */
export type Correctable = { readonly field: string; readonly value: string }

/** The places of a case that may be corrected: those that are filled. */
export function correctableInCase(one: CouncilCase): readonly Correctable[] {
  return filled([
    ['title', one.title],
    ['owner', one.owner],
    ['handler', one.handler],
    ...one.decisions.map(({ id, text }) => [`decisions/${id}/text`, text] as const),
    ...inputs(one.inputs, ''),
    ...one.proposals.map(({ id, text }) => [`proposals/${id}/text`, text] as const),
    ...one.sections.map(({ text }, n) => [`sections/${n + 1}/text`, text] as const),
    ...one.questions.map((each, n) => [`questions/${n + 1}`, each] as const),
    ...one.attachments.map((each, n) => [`attachments/${n + 1}`, each] as const),
  ])
}

/** The places of a meeting that may be corrected: those that are filled. */
export function correctableInMeeting(meeting: Meeting): readonly Correctable[] {
  const { from, to, place, agenda } = meeting
  const people = (['members', 'substitutes', 'absent', 'others'] as const).flatMap((list) =>
    meeting[list].flatMap(({ person, organisation }, n) => [
      [`${list}/${n + 1}/person`, person] as const,
      [`${list}/${n + 1}/organisation`, organisation] as const,
    ]),
  )
  const items = agenda.flatMap(({ id, title, clock, case: treated, inputs: said = [] }: AgendaItem) => [
    ...(treated === undefined ? [[`agenda/${id}/title`, title] as const] : []),
    [`agenda/${id}/clock`, clock] as const,
    ...inputs(said, `agenda/${id}/`),
  ])
  return filled([['from', from], ['to', to], ['place', place], ...people, ...items])
}

type Place = readonly [field: string, value: string | undefined]

const filled = (places: readonly Place[]): readonly Correctable[] =>
  places.flatMap(([field, value]) => (value ? [{ field, value }] : []))

const inputs = (said: readonly Input[], before: string): readonly Place[] =>
  said.flatMap(({ id, text, from, points, internal }): readonly Place[] => [
    [`${before}inputs/${id}/text`, text],
    [`${before}inputs/${id}/from`, from],
    ...points.map((point, n): Place => [`${before}inputs/${id}/points/${n + 1}`, point]),
    [`${before}inputs/${id}/internal`, String(internal)],
  ])
