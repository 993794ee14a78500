import { type Html, html } from '../../../protocols/web/html.ts'
import type { Answers, SourceId } from '../../national-sources/index.ts'
import type { Reading } from '../read-record.ts'
import { diagnosesHtml, documentsHtml, pregnanciesHtml, requisitionsHtml, vaccinationsHtml } from './lists.ts'
import { isSilent, medicinesHtml } from './medicines.ts'
import { troubleHtml } from './state.ts'
import { measurementsHtml, resultsHtml } from './trends.ts'
import type { Reader } from './words.ts'

/** The sources that have a section; what is critical stands above them all. */
export type SectionId = Exclude<SourceId, 'critical-information'>

type HeldOf<Id extends SourceId> = Extract<Answers[Id], { readonly kind: 'answered' }>['held']

type Section<Id extends SectionId> = {
  /** Whether the source gave nothing to show. */
  readonly silent: (held: HeldOf<Id>) => boolean
  readonly content: (held: HeldOf<Id>, now: Date, reader: Reader) => Html
}

const none = (held: readonly unknown[]) => held.length === 0

/** What each section is made of. */
const contents: { readonly [Id in SectionId]: Section<Id> } = {
  'medication-list': { silent: isSilent, content: medicinesHtml },
  'test-results': { silent: none, content: resultsHtml },
  measurements: { silent: none, content: measurementsHtml },
  documents: { silent: none, content: (held, _now, reader) => documentsHtml(held, reader) },
  'maternity-record': { silent: none, content: (held, _now, reader) => pregnanciesHtml(held, reader) },
  requisitions: { silent: none, content: (held, _now, reader) => requisitionsHtml(held, reader) },
  vaccinations: { silent: none, content: (held, _now, reader) => vaccinationsHtml(held, reader) },
  'diagnoses-and-procedures': { silent: none, content: (held, _now, reader) => diagnosesHtml(held, reader) },
}

/** Looked for by everybody: that its source gave nothing is said where it would have stood. */
const saidInPlace: SectionId = 'medication-list'

/** Why there is no section: the source gave nothing, or is not connected. */
export type Absent = 'silent' | 'not-connected'

/** The section of a source, or why there is none; undefined for whoever may not see it. */
export function sectionOf(id: SectionId, { answers, at }: Reading, reader: Reader): Html | Absent | undefined {
  const answer = answers[id]
  if (!answer || answer.kind === 'not-connected') return answer?.kind
  // The table has for each source what shows that source's own.
  const { silent, content } = contents[id] as Section<SectionId>
  const held = answer.kind === 'answered' ? (answer.held as HeldOf<SectionId>) : undefined
  const trouble = troubleHtml(id, answer, reader)
  const nothing = !trouble && held !== undefined && silent(held)
  if (nothing && id !== saidInPlace) return 'silent'
  const shown = held !== undefined && !silent(held) && content(held, at, reader)
  return html`<section class="nr-section" id="${id}" data-source="${id}" aria-labelledby="${id}-tittel"><h2 id="${id}-tittel">${reader.t[id]}</h2>${trouble}${nothing && html`<p class="nr-none">${reader.t.nothing} ${reader.t.notEmpty}</p>`}${shown}</section>`
}
