import { type Html, html, renderHtml } from '../../../protocols/web/html.ts'
import { type Language, text } from '../../../protocols/web/language.ts'
import { publishedOf } from '../../../validation/profiles/catalogue.ts'
import { reportTexts } from '../../../validation/report/report-texts.ts'
import { addresses } from '../addresses.ts'
import { type ConformanceDocument, type ConformanceReport, type CoveredDuty, mostListed } from '../conformance.ts'
import { type ConformanceTexts, conformanceTexts } from '../conformance-texts.ts'
import type { ProfileOrigin } from '../offered-profiles.ts'
import { reportLanguage } from '../report-language.ts'
import { type ValidationTexts, validationTexts } from '../texts.ts'
import { unreadableText } from '../unreadable-texts.ts'
import { originText } from './answer.ts'
import { words } from './findings.ts'

type Shown = {
  readonly report: ConformanceReport
  readonly language: Language
  readonly t: ConformanceTexts
  readonly v: ValidationTexts
}

/** The middle of the page with the report, to print or keep. */
export function conformanceText(
  report: ConformanceReport,
  language: Language,
  originOf: (profile: string) => ProfileOrigin | undefined,
): string {
  const shown: Shown = { report, language, t: conformanceTexts(language), v: validationTexts(language) }
  const { t, v } = shown
  const { totals, documents, profiles, packages, terminology } = report
  return renderHtml(html`<div class="dv dv-report"><h1>${t.title}</h1>
${productHtml(shown)}
<p class="ds-alert" data-color="info">${t.honest}</p>
<section aria-labelledby="sum"><h2 id="sum">${t.summary}</h2><p class="kp-lead">${t.totals(documents.length, totals.valid, totals.noErrors, totals.invalid, totals.unread)}</p></section>
<section aria-labelledby="dokumentene"><h2 id="dokumentene">${t.documents}</h2>${documentTable(shown)}</section>
<section aria-labelledby="feilene"><h2 id="feilene">${t.findings}</h2>${findingLists(shown)}</section>
<section aria-labelledby="apent"><h2 id="apent">${t.notChecked}</h2>${openTable(shown)}</section>
<section aria-labelledby="plikter"><h2 id="plikter">${t.coverage}</h2>${coverageTable(shown)}</section>
<section aria-labelledby="profiler"><h2 id="profiler">${t.profiles}</h2>${profiles.length === 0 && html`<p>${v.againstNone}</p>`}<ul class="ds-list dv-against">${profiles.map((profile) => html`<li><code>${publishedOf(profile) ?? profile}</code> ${originText(originOf(profile), v)}</li>`)}</ul></section>
<section aria-labelledby="pakker"><h2 id="pakker">${t.packages}</h2><ul class="ds-list">${packages.map(({ name, version }) => html`<li><code>${name}</code> ${version}</li>`)}</ul></section>
${terminologyHtml(terminology, t)}
${lawHtml(t)}
<p class="dv-again"><a class="ds-button" data-variant="secondary" href="${addresses.report}">${t.again}</a></p></div>`)
}

/** What codes were looked up in, beyond the packages. */
export function terminologyHtml(terminology: ConformanceReport['terminology'], t: ConformanceTexts): Html {
  const items = terminology.map(
    ({ name, designations, concepts }) => html`<li>${name}: ${t.textsAndCodes(designations, concepts)}</li>`,
  )
  return html`<section aria-labelledby="terminologi"><h2 id="terminologi">${t.terminology}</h2><ul class="ds-list">${items}</ul></section>`
}

function productHtml({ report, language, t }: Shown): Html {
  const { product, checkedAt, checkedBy } = report
  const locale = language === 'en' ? 'en-GB' : 'nb-NO'
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Oslo' })
  return html`<dl class="dv-product"><div><dt>${t.product}</dt><dd>${product.name} ${product.version}</dd></div>
${product.manufacturer !== '' && html`<div><dt>${t.maker}</dt><dd>${product.manufacturer}</dd></div>`}
<div><dt>${t.checked}</dt><dd>${t.checkedBy(checkedBy.version, at.format(new Date(checkedAt)))}</dd></div></dl>`
}

function documentTable({ report, t, v }: Shown): Html {
  return html`<div class="dv-scroll" tabindex="0" role="region" aria-label="${t.documents}"><table class="ds-table" data-border><thead><tr><th scope="col">${v.document}</th><th scope="col">${v.result}</th><th scope="col">${v.errorCount}</th><th scope="col">${v.warningCount}</th><th scope="col">${v.openCount}</th><th scope="col">${t.size}</th><th scope="col">${t.sha}</th></tr></thead>
<tbody>${report.documents.map((document) => html`<tr><th scope="row">${document.name}</th><td>${t[document.result]}</td>${countCells(document)}<td>${document.bytes}</td><td><code class="dv-hash">${document.sha256}</code></td></tr>\n`)}</tbody></table></div>`
}

function countCells(document: ConformanceDocument): Html {
  if (document.result === 'unread') return html`<td>–</td><td>–</td><td>–</td>`
  const { error, warning, notChecked } = document.counts
  return html`<td>${error}</td><td>${warning}</td><td>${notChecked}</td>`
}

function findingLists({ report, language, t }: Shown): Html {
  const spoken = reportLanguage(language)
  const { severities } = reportTexts[spoken]
  const told = report.documents.flatMap((document) => {
    if (document.result === 'unread') {
      const why = text(unreadableText({ code: document.problem }, spoken), spoken, language === 'se')
      return [html`<h3>${document.name}</h3><p>${why}</p>`]
    }
    if (document.findings.length === 0) return []
    const items = document.findings.map((finding) => {
      const { message } = words(finding, language)
      return html`<li data-severity="${finding.severity}"><strong>${severities[finding.severity]}:</strong> ${message} <code>${finding.path}</code> <code>${finding.code}</code>${finding.profile !== undefined && html`<br><code>${finding.profile}</code>`}</li>\n`
    })
    return [html`<h3>${document.name}</h3><ul class="dv-findings">${items}</ul>`]
  })
  return told.length === 0 ? html`<p>${t.noFindings}</p>` : html`<p>${t.listed(mostListed)}</p>${told}`
}

function openTable({ report, language, t }: Shown): Html {
  if (report.notChecked.length === 0) return html`<p>${t.allChecked}</p>`
  return html`<div class="dv-scroll" tabindex="0" role="region" aria-label="${t.notChecked}"><table class="ds-table" data-border><thead><tr><th scope="col">${t.reason}</th><th scope="col">${t.places}</th></tr></thead>
<tbody>${report.notChecked.map((open) => html`<tr><td>${words(open, language).message}</td><td>${open.places}</td></tr>\n`)}</tbody></table></div>`
}

/** Duties of who fills in; what readers must do with it does not show in a document. */
const ofProducer = ({ code }: CoveredDuty) => /populate|must-support/.test(code)

/** Never filled first: that is what a maker looks for. What is always filled is folded. */
function coverageTable({ report, t }: Shown): Html {
  const coverage = report.coverage.filter(ofProducer)
  if (coverage.length === 0) return html`<p>${t.noCoverage}</p>`
  const share = ([first]: readonly CoveredDuty[]) => (first && first.places > 0 ? first.populated / first.places : 0)
  const elements = [...Map.groupBy(coverage, ({ profile, element }) => `${profile} ${element}`).values()]
  const always = elements.filter((each) => share(each) === 1)
  const lacking = elements.filter((each) => share(each) < 1).toSorted((a, b) => share(a) - share(b))
  const never = lacking.filter((each) => share(each) === 0).length
  return html`<p>${t.coverageAbout}</p>
<p><strong>${t.never(never, lacking.length - never, always.length)}</strong></p>
${lacking.length > 0 && elementTable(lacking, t)}
${always.length > 0 && html`<details><summary>${t.alwaysFilled(always.length)}</summary>${elementTable(always, t)}</details>`}`
}

function elementTable(elements: readonly (readonly CoveredDuty[])[], t: ConformanceTexts): Html {
  const rows = elements.map(([first, ...rest]) => first && elementRow(first, rest))
  return html`<div class="dv-scroll" tabindex="0" role="region" aria-label="${t.coverage}"><table class="ds-table" data-border><thead><tr><th scope="col">${t.element}</th><th scope="col">${t.duty}</th><th scope="col">${t.populated}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function elementRow(first: CoveredDuty, rest: readonly CoveredDuty[]): Html {
  const codes = [...new Set([first, ...rest].map(({ code }) => code))]
  const name = first.profile.replace(/^.*\/([^/]+)$/, '$1')
  return html`<tr><th scope="row"><code>${first.element}</code><br><span class="kp-small">${name}</span></th><td>${codes.map((code) => html`<code>${code}</code> `)}</td><td>${first.populated}/${first.places}</td></tr>\n`
}

function lawHtml(t: ConformanceTexts): Html {
  const articles = [t.article30, t.article36, t.article37, t.article39, t.article40, t.annexII]
  return html`<section aria-labelledby="lov"><h2 id="lov">${t.law}</h2><p>${t.lawAbout}</p>
<ul class="ds-list">${articles.map((article) => html`<li>${article}</li>`)}</ul>
<p><a class="ds-link" href="https://eur-lex.europa.eu/eli/reg/2025/327/oj">${t.statutes}</a></p></section>`
}
