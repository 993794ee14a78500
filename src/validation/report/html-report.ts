import type { Severity } from '../finding.ts'
import { documentView } from './html-document.ts'
import { htmlStyle } from './html-style.ts'
import { type Markup, markup } from './markup.ts'
import {
  byGravity,
  countFindings,
  cutKinds,
  isNotChecked,
  type LocatedFinding,
  locateFindings,
  type ReportedDocument,
  type ReportLanguage,
  resultOf,
} from './reported.ts'
import { type ReportTexts, reportTexts } from './report-texts.ts'
import { wordingOf } from './wording.ts'

/**
 * One document as a page that stands by itself: the verdict, the findings, and the document with each finding in its
 * place. Runs no script and fetches nothing. Holds the document, so it is as sensitive as the document is.
 */
export function renderHtml(document: ReportedDocument, language: ReportLanguage): string {
  const texts = reportTexts[language]
  const findings = byGravity(locateFindings(document))
  const view = documentView(
    document.text,
    findings,
    (finding, index) => inPlace(finding, index, texts, language),
    texts,
  )
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${document.name} – ${texts.title}</title>
<style>${{ html: htmlStyle }}</style>
</head>
<body>
<header>
<p class="quiet">${texts.title}</p>
<h1>${document.name}</h1>
${verdict(document, texts)}
</header>
<main>
<h2>${texts.findings}</h2>
${findings.length === 0 ? markup`<p>${texts.nothingFound}</p>` : list(findings, view.shown, document, language)}
<h2>${texts.document}</h2>
${view.markup}
</main>
</body>
</html>
`
  return page.html
}

function verdict({ findings, profiles, follows }: ReportedDocument, texts: ReportTexts): Markup {
  const counts = texts.counts(countFindings(findings), cutKinds(findings))
  const word = texts.results[resultOf(findings)]
  const against = markup`<details><summary>${texts.profiles} (${profiles.length})</summary>
<ul>${profiles.map((profile) => markup`<li>${profileNamed(profile, follows, texts)}</li>`)}</ul></details>`
  return markup`<p><strong>${word}</strong>${counts !== '' && ` (${counts})`}</p>
${profiles.length > 0 && against}`
}

type Kind = Severity | 'open'

const kinds: readonly Kind[] = ['error', 'warning', 'information', 'open']

function kindOf(finding: LocatedFinding): Kind {
  return isNotChecked(finding) ? 'open' : finding.severity
}

function nameOf(kind: Kind, texts: ReportTexts): string {
  return kind === 'open' ? texts.notChecked : texts.severities[kind]
}

function list(
  findings: readonly LocatedFinding[],
  shown: ReadonlySet<number>,
  document: ReportedDocument,
  language: ReportLanguage,
): Markup {
  const texts = reportTexts[language]
  const present = kinds.filter((kind) => findings.some((finding) => kindOf(finding) === kind))
  return markup`<form><fieldset><legend>${texts.show}</legend>${present.map(
    (kind) => markup`<label><input type="checkbox" id="show-${kind}" checked> ${nameOf(kind, texts)}</label>`,
  )}</fieldset></form>
<ol class="findings">${findings.map((finding, index) => item(finding, index, shown.has(index), document, language))}</ol>`
}

function item(
  finding: LocatedFinding,
  index: number,
  shown: boolean,
  document: ReportedDocument,
  language: ReportLanguage,
): Markup {
  const texts = reportTexts[language]
  const { path, line, column } = finding
  const place =
    line === undefined || line < 1 ? '' : `, ${texts.line} ${line}${column === undefined ? '' : `:${column}`}`
  return markup`
<li class="${kindOf(finding)}" id="finding-${index}">${words(finding, texts, language)}
<p class="quiet">${texts.place}: <code>${path}</code>${place}${source(finding, document, texts)}</p>
${shown && markup`<p><a href="#place-${index}">${texts.goToDocument}</a></p>`}</li>`
}

function words(finding: LocatedFinding, texts: ReportTexts, language: ReportLanguage): Markup {
  const { message, hint } = wordingOf(finding, language)
  return markup`<b>${nameOf(kindOf(finding), texts)}.</b> ${message}
${hint !== '' && markup`<p>${hint}</p>`}${finding.bestPractice && markup`<p>${texts.advice}.</p>`}`
}

/** A profile of our own by the published one that it follows. */
function profileNamed(profile: string, follows: ReportedDocument['follows'], texts: ReportTexts): Markup {
  const published = follows?.(profile)
  return published === undefined
    ? markup`<code>${profile}</code>`
    : markup`<code>${published}</code> (${texts.inOurWords})`
}

function source(
  { profile, element, rule, code }: LocatedFinding,
  { follows }: ReportedDocument,
  texts: ReportTexts,
): Markup {
  return markup`${profile !== undefined && markup`<br>${texts.askedBy}: ${profileNamed(profile, follows, texts)} ${element !== undefined && markup`<code>${element}</code>`}`}
${rule !== undefined && markup`<br>${texts.rule}: <code>${rule}</code>`}<br><code>${code}</code>`
}

function inPlace(finding: LocatedFinding, index: number, texts: ReportTexts, language: ReportLanguage): Markup {
  return markup`<li class="${kindOf(finding)}" id="place-${index}">${words(finding, texts, language)}
<p><a href="#finding-${index}">${texts.goToFinding}</a></p></li>`
}
