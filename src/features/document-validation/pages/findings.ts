import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import type { Severity } from '../../../validation/finding.ts'
import { isNotChecked, type LocatedFinding } from '../../../validation/report/reported.ts'
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
  const open = findings.filter(isNotChecked)
  return html`${findings.length === 0 && html`<p>${t.nothingFound}</p>`}${lists}${open.length > 0 && openHtml(open, shown)}`
}

type Numbered = { readonly finding: LocatedFinding; readonly index: number }

function group(head: Text, severity: Severity, here: readonly Numbered[], shown: FindingsShown): Html {
  const { t } = shown
  const rest = here.length - mostShown
  return html`<h3>${head} (${here.length})</h3>
<ol class="dv-findings" data-severity="${severity}">${here.slice(0, mostShown).map((each) => item(each, shown))}</ol>
${rest > 0 && html`<p>${t.notShown(rest)}</p>`}`
}

function item({ finding, index }: Numbered, { inDocument, language, t }: FindingsShown): Html {
  const { path, line, profile, element, rule, code, bestPractice } = finding
  const { message, hint } = words(finding, language)
  return html`<li id="funn-${index}"><p class="dv-message">${message}</p>
${hint.plain !== '' && html`<p>${hint}</p>`}${bestPractice && html`<p>${t.advice}</p>`}
<p class="kp-small">${t.place}: <code>${path}</code>${line !== undefined && line > 0 && html`, ${t.line(line)}`}${
    inDocument.has(index) && html` · <a class="ds-link" href="#sted-${index}">${t.inDocument}</a>`
  }
${profile !== undefined && html`<br>${t.asked}: <code>${profile}</code>${element !== undefined && html` <code>${element}</code>`}`}
${rule !== undefined && html`<br>${t.rule}: <code>${rule}</code>`}<br><code>${code}</code></p></li>\n`
}

/** The same reason at many places is said once. */
function openHtml(open: readonly LocatedFinding[], { language, t }: FindingsShown): Html {
  const reasons = [...Map.groupBy(open, (finding) => words(finding, language).message.plain).values()]
  return html`<section class="dv-group"><h3>${t.openList} (${open.length})</h3>
<p>${t.openMeaning}</p>
<ul class="dv-findings" data-severity="open">${reasons.slice(0, mostShown).map((same) => reason(same, language, t))}</ul></section>`
}

function reason(same: readonly LocatedFinding[], language: Language, t: ValidationTexts): Html {
  const [first] = same
  if (first === undefined) return html``
  const { message, hint } = words(first, language)
  return html`<li><p class="dv-message">${message}</p>${hint.plain !== '' && html`<p>${hint}</p>`}
<details><summary>${t.places(same.length)}</summary><ul class="dv-places">${same
    .slice(0, mostShown)
    .map(
      ({ path, line }) =>
        html`<li><code>${path}</code>${line !== undefined && line > 0 && html`, ${t.line(line)}`}</li>`,
    )}</ul></details></li>\n`
}

/** A finding's words, marked where they are in another language than the page. */
export function words(finding: LocatedFinding, language: Language): { readonly message: Text; readonly hint: Text } {
  const { message, hint } = wordingOf(finding, reportLanguage(language))
  const said = (plain: string) => text(plain, reportLanguage(language), language === 'se')
  return { message: said(message), hint: said(hint) }
}
