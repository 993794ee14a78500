import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import type { Severity } from '../../../validation/finding.ts'
import { publishedOf } from '../../../validation/profiles/catalogue.ts'
import { cutKinds, isNotChecked, type LocatedFinding } from '../../../validation/report/reported.ts'
import { wordingOf } from '../../../validation/report/wording.ts'
import { reportLanguage } from '../report-language.ts'
import type { ValidationTexts } from '../texts.ts'

/** Findings of one gravity that a person reads; the rest is counted, and in the answer to keep. */
const mostShown = 200

/** How the findings of one document are shown. */
export type FindingsShown = {
  readonly findings: readonly LocatedFinding[]
  /** Positions in the list that have a place in the document below. */
  readonly inDocument: ReadonlySet<number>
  readonly language: Language
  readonly t: ValidationTexts
}

const heads: readonly (readonly [Severity, 'errorList' | 'warningList' | 'noteList'])[] = [
  ['error', 'errorList'],
  ['warning', 'warningList'],
  ['information', 'noteList'],
]

/** Errors, warnings and notes, each by itself, and what was not checked by its reason. */
export function findingsHtml(shown: FindingsShown): Html {
  const { findings, t } = shown
  const numbered = findings.map((finding, index) => ({ finding, index }))
  const lists = heads.map(([severity, head]) => {
    const here = numbered.filter(({ finding }) => finding.severity === severity && !isNotChecked(finding))
    return here.length > 0 && html`<section class="dv-group">${group(t[head], severity, here, shown)}</section>\n`
  })
  const open = numbered.filter(({ finding }) => isNotChecked(finding))
  return html`${findings.length === 0 && html`<p>${t.nothingFound}</p>`}${lists}${open.length > 0 && openHtml(open, shown)}`
}

type Numbered = { readonly finding: LocatedFinding; readonly index: number }

function group(head: Text, severity: Severity, here: readonly Numbered[], shown: FindingsShown): Html {
  const kinds = alike(here, shown.language)
  const rest = kinds.slice(mostShown).flat().length
  return html`<h3>${head} (${cutKinds(shown.findings).has(severity) ? shown.t.moreThan(here.length) : here.length})</h3>
<ol class="dv-findings" data-severity="${severity}">${kinds.slice(0, mostShown).map((same) => item(same, shown))}</ol>
${rest > 0 && html`<p>${shown.t.notShown(rest)}</p>`}`
}

/** What is said alike, and asked by the same element, is one thing to mend in several places. */
function alike(here: readonly Numbered[], language: Language): readonly (readonly Numbered[])[] {
  const key = ({ finding }: Numbered) =>
    JSON.stringify([words(finding, language).message.plain, finding.profile, finding.element, finding.rule])
  return [...Map.groupBy(here, key).values()]
}

function item(same: readonly Numbered[], shown: FindingsShown): Html {
  const [first] = same
  if (first === undefined) return html``
  const { t } = shown
  const { profile, element, rule, code, bestPractice } = first.finding
  const { message, hint } = words(first.finding, shown.language)
  return html`<li>${same.map(({ index }) => html`<span id="funn-${index}"></span>`)}<p class="dv-message">${message}</p>
${hint.plain !== '' && html`<p>${hint}</p>`}${bestPractice && html`<p>${t.advice}</p>`}
${same.length === 1 ? html`<p class="kp-small">${t.place}: ${place(first, shown)}</p>` : places(same, shown)}
<p class="kp-small">${profile !== undefined && html`${t.asked}: ${profileNamed(profile, t)}${element !== undefined && html` <code>${element}</code>`}<br>`}
${rule !== undefined && html`${t.rule}: <code>${rule}</code><br>`}<code>${code}</code></p></li>\n`
}

/** A profile of our own by the published one that it follows: a maker knows no other. */
function profileNamed(profile: string, t: ValidationTexts): Html {
  const published = publishedOf(profile)
  return published === undefined ? html`<code>${profile}</code>` : html`<code>${published}</code> (${t.inOurWords})`
}

function places(same: readonly Numbered[], shown: FindingsShown): Html {
  const rest = same.length - mostShown
  return html`<details><summary>${shown.t.places(
    same.length,
    same.some(({ finding }) => cutKinds(shown.findings).has(finding.severity)),
  )}</summary><ul class="dv-places">${same
    .slice(0, mostShown)
    .map(
      (each) => html`<li>${place(each, shown)}</li>`,
    )}</ul>${rest > 0 && html`<p>${shown.t.notShown(rest)}</p>`}</details>`
}

function place({ finding: { path, line }, index }: Numbered, { inDocument, t }: FindingsShown): Html {
  return html`<code>${path}</code>${line !== undefined && line > 0 && html`, ${t.line(line)}`}${
    inDocument.has(index) && html` · <a class="ds-link" href="#sted-${index}">${t.inDocument}</a>`
  }`
}

/** What could not be checked for the same reason is one thing, however many codes or value sets it is about. */
function openHtml(open: readonly Numbered[], shown: FindingsShown): Html {
  const reasons = [...Map.groupBy(open, ({ finding }) => finding.code).values()]
  return html`<section class="dv-group"><h3>${shown.t.openList} (${open.length})</h3>
<p>${shown.t.openMeaning}</p>
<ul class="dv-findings" data-severity="open">${reasons.map((same) => reason(same, shown))}</ul></section>`
}

function reason(same: readonly Numbered[], shown: FindingsShown): Html {
  const { t, language } = shown
  const kinds = [...Map.groupBy(same, ({ finding }) => words(finding, language).message.plain).values()]
  const [first, ...others] = kinds.map((kind) => openKind(kind, shown))
  const rest =
    others.length > 0 &&
    html`<details><summary>${t.others(others.length)}</summary>${others.slice(0, mostShown)}</details>`
  return html`<li>${first}${rest}</li>\n`
}

function openKind(same: readonly Numbered[], shown: FindingsShown): Html {
  const [first] = same
  if (first === undefined) return html``
  const { message, hint } = words(first.finding, shown.language)
  return html`<p class="dv-message">${message}</p>${hint.plain !== '' && html`<p>${hint}</p>`}${places(same, shown)}`
}

/** A finding's words, marked where they are in another language than the page. */
export function words(
  finding: Pick<LocatedFinding, 'code' | 'parameters'>,
  language: Language,
): { readonly message: Text; readonly hint: Text } {
  const { message, hint } = wordingOf(finding, reportLanguage(language))
  const said = (plain: string) => text(plain, reportLanguage(language), language === 'se')
  return { message: said(message), hint: said(hint) }
}
