import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import {
  type CouncilCase,
  type CouncilId,
  caseNumber,
  type Meeting,
  type Published,
  type Source,
} from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { dateOf } from '../chain.ts'
import { shortName } from '../council-names.ts'
import { spokenDay } from '../export/spoken-day.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import type { Hit } from '../search/search-cases.ts'
import type { Piece } from '../search/snippet.ts'
import { inBokmal } from './frame.ts'
import { openTexts } from './texts.ts'
import { caseStateWords, caseTypeWords } from './words.ts'

/** What every page of this feature is made from. */
export type Showing = {
  readonly open: OpenCouncils
  readonly language: Language
  /** What each paper is called, by id. */
  readonly names: ReadonlyMap<string, string>
}

/** A day, or a month, in words and for machines. */
export function dayTag(day: string | undefined, language: Language): Html | undefined {
  return day === undefined ? undefined : html`<time datetime="${day}">${spokenDay(day, language)}</time>`
}

/** A council by the name it had, with the colour of its level; the name says the same. */
export function councilTag({ open, language }: Showing, id: CouncilId, day?: string): Html {
  const council = open.council(id)
  const level = council?.level ?? 'annet'
  return html`<span class="oc-council" data-level="${level}" ${inBokmal(language)}>${shortName(council, id, day)}</span>`
}

/** Links to the lines something was read from. */
export function sourceLinks(sources: readonly Source[], language: Language): Html | undefined {
  if (sources.length === 0) return undefined
  const t = openTexts(language)
  const links = sources.map((source, i) => html`${i > 0 && ', '}${lineLink(source, language)}`)
  return html`<span class="oc-source">${t.source}: ${links}</span>`
}

/** Links to lines of several papers, each paper by its name. */
export function paperLinks(sources: readonly Source[], { names, language }: Showing): Html {
  const t = openTexts(language)
  const items = [...Map.groupBy(sources, ({ document }) => document)].map(([document, cited]) => {
    const lines = cited
      .toSorted((a, b) => a.lines[0] - b.lines[0])
      .map((source, i) => html`${i > 0 && ', '}${lineLink(source, language)}`)
    const name = html`<span ${inBokmal(language)}>${names.get(document) ?? t.source.plain}</span>`
    return html`<li>${name}: ${lines}</li>`
  })
  return html`<ul class="oc-papers">${items}</ul>`
}

function lineLink({ document, lines }: Source, language: Language): Html {
  const t = openTexts(language)
  const [from, to] = lines
  const words = from === to ? t.line(from) : t.lines(from, to)
  return html`<a class="ds-link" href="${addresses.source(document, lines)}">${words}</a>`
}

/** What is found, marked. */
export function markedText(pieces: readonly Piece[]): HtmlValue {
  return pieces.map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text))
}

/** One case in a list: where, what, and what came of it. `snippet` stands in place of the outcome. */
export function caseCard(
  showing: Showing,
  one: Published<CouncilCase>,
  found: Partial<Pick<Hit, 'title' | 'outcome' | 'snippet'>> = {},
): Html {
  const { open, language } = showing
  const date = dateOf(one, open)
  const title = found.title === undefined ? one.title : markedText(found.title)
  return html`<li class="oc-card">
<p class="oc-card-top">${councilTag(showing, one.council, date)} <span class="oc-number">${caseNumber(one)}</span>
${one.type && html`<span>${caseTypeWords(language)[one.type]}</span>`} ${dayTag(date, language) ?? caseStateWords(language)[one.state]}</p>
<h3><a class="ds-link" href="${addresses.case(one.id)}" ${inBokmal(language)}>${title}</a></h3>
${outcomeLine(one, language, found.outcome)}
${found.snippet && html`<p class="oc-snippet" ${inBokmal(language)}>${markedText(found.snippet)}</p>`}
</li>`
}

/** Characters of a decision shown in a list. */
const shortest = 220

/** What came of a case, in a line: decided, or only proposed. */
export function outcomeLine(
  one: Published<CouncilCase>,
  language: Language,
  found?: readonly Piece[],
): Html | undefined {
  const t = openTexts(language)
  const decision = decisionOf(one)
  const quoted = one.quoted[0]
  const proposal = proposalOf(one)
  const line = (kind: string, label: HtmlValue, text: string) =>
    html`<p class="oc-outcome" data-kind="${kind}"><strong>${label}</strong> <span ${inBokmal(language)}>${found ? markedText(found) : shortened(text)}</span></p>`
  if (decision) return line('decision', t.decision, decision.text)
  if (quoted) return line('quoted', t.quotedDecision, quoted.text)
  return proposal && line('proposal', t.proposal, proposal.text)
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= shortest ? flat : `${flat.slice(0, flat.lastIndexOf(' ', shortest))} …`
}

/** A meeting in a line. */
export function meetingLine(showing: Showing, meeting: Published<Meeting>, after?: HtmlValue): Html {
  const { language } = showing
  const t = openTexts(language)
  const day = dayTag(meeting.date, language) ?? t.unknownDay
  return html`<li class="oc-row"><a class="ds-link" href="${addresses.meeting(meeting.id)}">${day}</a>
${councilTag(showing, meeting.council, meeting.date)} ${meeting.number && html`<span class="oc-number">${t.meeting} ${meeting.number}</span>`} ${after}</li>`
}
