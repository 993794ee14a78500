import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import { countsOf, type Evidence, type Finding, type Report, type Verdict } from '../report.ts'
import { ruleText } from './rule-texts.ts'
import { selfTestTexts } from './texts.ts'

/** What must be mended stands first. */
export const verdicts = ['broken', 'kept', 'not-tried'] as const satisfies readonly Verdict[]

const colours: Readonly<Record<Verdict, string>> = { broken: 'danger', kept: 'success', 'not-tried': 'neutral' }

/** The report: whose, against what, and every rule with its source, outcome and what it rests on. */
export function reportSection(report: Report, language: Language): Html {
  const t = selfTestTexts(language)
  const counts = countsOf(report.findings)
  return html`<section aria-labelledby="rapport"><h2 id="rapport">${t.reportTitle}</h2>
<p class="kp-lead" id="telling">${t.counts(String(counts.kept), String(counts.broken), String(counts['not-tried']))}</p>
<dl class="vp-facts">${factsOf(report, language)}</dl>
${verdicts.map((verdict) => verdictTable(report.findings, verdict, language))}
<p>${t.noSeal}</p></section>`
}

/** Name and value of what the report is about. */
export function reportFacts({ of, product, contract, tried, program, from, until }: Report, language: Language) {
  const t = selfTestTexts(language)
  const facts = [
    [t.vendor, product.vendor],
    [t.product, `${product.name} ${product.version}`],
    [of === 'client' ? t.ofClient : t.ofEndpoint, tried],
    [t.contract, `${contract.title}, ${contract.version} (${contract.format})`],
    [t.digest, contract.digest],
    [t.program, program],
    [t.from, momentIn(new Date(from), language)],
    [t.until, until === undefined ? t.stillOpen : momentIn(new Date(until), language)],
  ] as const
  return facts
}

function factsOf(report: Report, language: Language): Html {
  const { sources } = report.contract
  const t = selfTestTexts(language)
  return html`${reportFacts(report, language).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}<div><dt>${t.basis}</dt><dd><ul class="vp-plain">${sources.map(
    ({ sure, says, url }) =>
      html`<li>${t[sure]}: <span lang="en">${says}</span>${url !== undefined && html` <a class="ds-link" href="${url}">${new URL(url).host}</a>`}</li>`,
  )}</ul></dd></div>`
}

function verdictTable(findings: readonly Finding[], verdict: Verdict, language: Language): Html | false {
  const t = selfTestTexts(language)
  const those = findings.filter((each) => each.verdict === verdict)
  if (those.length === 0) return false
  const heads = [t.rule, t.basis, t.evidence]
  return html`<h3><span class="ds-tag" data-color="${colours[verdict]}">${t[verdict]}</span> ${String(those.length)}</h3>
<div class="vp-scroll vp-cards" tabindex="0" role="group" aria-label="${t[verdict]}"><table class="ds-table" role="table"><caption class="ds-sr-only">${t[verdict]}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${those.map((finding) => findingRow(finding, language))}</tbody></table></div>`
}

function findingRow({ rule, about, basis, because, evidence }: Finding, language: Language): Html {
  const t = selfTestTexts(language)
  const source =
    basis.url === undefined ? html`${basis.says}` : html`<a class="ds-link" href="${basis.url}">${basis.says}</a>`
  return html`<tr role="row" id="${about === undefined ? rule : `${rule}-${about}`}"><th role="rowheader" scope="row">${ruleText(rule, language)}${about !== undefined && html` <code>${about}</code>`}</th><td role="cell" data-head="${t.basis}">${source}${basis.sure === 'proposed' && html` (${t.proposed})`}</td><td role="cell" data-head="${t.evidence}">${because && t[because]}${evidence.map((each) => html`<div class="kp-small">${evidenceLine(each)}</div>`)}</td></tr>\n`
}

function evidenceLine(evidence: Evidence): Html {
  const { clock, call, outcome } = evidenceParts(evidence)
  return html`${clock} <code>${call}</code> ${outcome}`
}

const clock = new Intl.DateTimeFormat('nb', { timeStyle: 'medium', timeZone: 'Europe/Oslo' })

/** A call that a verdict rests on, in three words: the clock in Norway, the call, and what came. */
export function evidenceParts({ at, call, status, note }: Evidence) {
  const outcome = [status === undefined ? '' : `→ ${status}`, note === undefined ? '' : `(${note})`]
  return { clock: clock.format(new Date(at)), call, outcome: outcome.filter((each) => each !== '').join(' ') }
}
