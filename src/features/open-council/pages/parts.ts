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
import { shortName } from '../council-names.ts'
import { spokenDay } from '../export/spoken-day.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import type { Piece } from '../search/snippet.ts'
import { inBokmal } from './frame.ts'
import { openTexts } from './texts.ts'
import { caseStateWords, caseTypeWords } from './words.ts'

/** What every page of this feature is made from. */
export type Showing = { readonly open: OpenCouncils; readonly language: Language }

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
  const links = sources.map(({ document, lines }, i) => {
    const [from, to] = lines
    const words = from === to ? t.line(from) : t.lines(from, to)
    return html`${i > 0 && ', '}<a class="ds-link" href="${addresses.source(document, lines)}">${words}</a>`
  })
  return html`<span class="oc-source">${t.source}: ${links}</span>`
}

/** Running text as printed: blank lines part paragraphs, dashes and dots make lists. */
export function prose(text: string, language: Language): Html {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  return html`<div class="oc-prose" ${inBokmal(language)}>${blocks.map(block)}</div>`
}

const bullet = /^\s*[•·▪‣–-]\s+/

function block(text: string): Html {
  const rows = text.split('\n')
  if (!rows.some((row) => bullet.test(row))) return html`<p>${text}</p>`
  const lead: string[] = []
  const items: string[] = []
  for (const row of rows) {
    if (bullet.test(row)) items.push(row.replace(bullet, ''))
    else if (items.length > 0) items[items.length - 1] += ` ${row.trim()}`
    else lead.push(row)
  }
  return html`${lead.length > 0 && html`<p>${lead.join(' ')}</p>`}<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
}

/** What is found, marked. */
export function markedText(pieces: readonly Piece[]): HtmlValue {
  return pieces.map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text))
}

/** One case in a list: where, what, and what came of it. `snippet` stands in place of the outcome. */
export function caseCard(
  showing: Showing,
  one: Published<CouncilCase>,
  found: { readonly title?: readonly Piece[]; readonly snippet?: readonly Piece[] } = {},
): Html {
  const { open, language } = showing
  const date = open.meetingOf(one)?.date
  const title = found.title === undefined ? one.title : markedText(found.title)
  return html`<li class="oc-card">
<p class="oc-card-top">${councilTag(showing, one.council, date)} <span class="oc-number">${caseNumber(one)}</span>
${one.type && html`<span>${caseTypeWords(language)[one.type]}</span>`} ${dayTag(date, language) ?? caseStateWords(language)[one.state]}</p>
<h3><a class="ds-link" href="${addresses.case(one.id)}" ${inBokmal(language)}>${title}</a></h3>
${outcomeLine(one, language)}
${found.snippet && html`<p class="oc-snippet" ${inBokmal(language)}>${markedText(found.snippet)}</p>`}
</li>`
}

/** Characters of a decision shown in a list. */
const shortest = 220

/** What came of a case, in a line: decided, or only proposed. */
export function outcomeLine(one: Published<CouncilCase>, language: Language): Html | undefined {
  const t = openTexts(language)
  const decision = decisionOf(one)
  const quoted = one.quoted[0]
  const proposal = proposalOf(one)
  const line = (kind: string, label: HtmlValue, text: string) =>
    html`<p class="oc-outcome" data-kind="${kind}"><strong>${label}</strong> <span ${inBokmal(language)}>${shortened(text)}</span></p>`
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
