import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { Finding } from '../../../validation/finding.ts'
import type { Judged, KeptVerdict } from '../../../validation/kept-verdict.ts'
import { isNotChecked } from '../../../validation/report/reported.ts'
import { wordingOf } from '../../../validation/report/wording.ts'
import type { Verdicts, VisitDocument } from '../store.ts'
import { paths } from './paths.ts'
import { namedRules, verdictTexts } from './verdict-texts.ts'

/** A document under judgement, or judged. */
export type JudgedDocument = Pick<VisitDocument, 'id' | 'verdicts' | 'receivedAt'>

/** After this the checks have either spoken or been cut off with their process: they are given up sooner. */
const longestCheckMs = 120_000

/** Why there is no verdict: one on the way, or none to come. */
function unheard({ receivedAt }: JudgedDocument, now: Date, language: Language): Text {
  const t = verdictTexts(language)
  return now.getTime() - receivedAt.getTime() < longestCheckMs ? t.underway : t.notJudged
}

/** One line under the summary: what the checks said, and the way to all of it. */
export function verdictLine(document: JudgedDocument, now: Date, language: Language): Html {
  const { received, sent } = document.verdicts
  const t = verdictTexts(language)
  const said = (what: Html, verdict: KeptVerdict | undefined) => verdict && html`${what} ${summed(verdict, language)} `
  return html`<p class="kp-small">${said(html`${t.cameAs}`, received)}${said(html`${t.leftAs}`, sent)}${
    !received && html`${unheard(document, now, language)} `
  }<a class="ds-link" href="${paths.verdict(document.id)}">${t.seeAll}</a></p>`
}

/** Everything the checks said of the document as it came, and of the one that left. Holds nothing of the patient. */
export function verdictPage(document: JudgedDocument, now: Date, language: Language): Page {
  const { received, sent }: Verdicts = document.verdicts
  const t = verdictTexts(language)
  return {
    title: t.title,
    width: 'wide',
    main: html`<h1>${t.title}</h1><p class="kp-lead">${t.lead}</p>
<h2>${t.cameTitle}</h2>${received ? verdictHtml(received, t.cameTitle.plain, language) : html`<p>${unheard(document, now, language)}</p>`}
<h2>${t.leftTitle}</h2>${sent ? verdictHtml(sent, t.leftTitle.plain, language) : html`<p>${t.notLeft}</p>`}
<p><a class="ds-link" href="${paths.view(document.id)}">${t.back}</a></p>`,
  }
}

function summed(verdict: KeptVerdict, language: Language): Html {
  const t = verdictTexts(language)
  if ('notValidated' in verdict) return html`${t.unjudged(verdict.notValidated)}`
  const { counts } = verdict
  return html`${t.counted(counts.error, counts.warning, counts.information, counts.notChecked)}`
}

function verdictHtml(verdict: KeptVerdict, caption: string, language: Language): Html {
  return 'notValidated' in verdict ? html`<p>${summed(verdict, language)}</p>` : judgedHtml(verdict, caption, language)
}

function judgedHtml(verdict: Judged, caption: string, language: Language): Html {
  const t = verdictTexts(language)
  const { findings, against, counts } = verdict
  const unchecked = findings.filter(isNotChecked)
  const told = findings.filter((each) => !isNotChecked(each))
  const left = counts.error + counts.warning + counts.information + counts.notChecked - findings.length
  return html`<p>${summed(verdict, language)}</p>
${against.length > 0 && html`<p class="kp-small">${t.against(against.map((rules) => namedRules(rules, language)).join(', '))}</p>`}
${told.length > 0 && findingsHtml(told, caption, language)}${
  unchecked.length > 0 &&
  html`<details><summary>${t.uncheckedTitle(unchecked.length)}</summary><p>${t.forOperators}</p>${findingsHtml(unchecked, `${caption}: ${t.unchecked.plain}`, language)}</details>`
}${left > 0 && html`<p>${t.more(left)}</p>`}`
}

function findingsHtml(findings: readonly Finding[], caption: string, language: Language): Html {
  const t = verdictTexts(language)
  return html`<div class="ps-verdict" tabindex="0" role="region" aria-label="${caption}"><table class="ds-table">
<thead><tr><th scope="col">${t.gravity}</th><th scope="col">${t.what}</th><th scope="col">${t.where}</th></tr></thead>
<tbody>${findings.map((finding) => findingRow(finding, language))}</tbody></table></div>`
}

function findingRow(finding: Finding, language: Language): Html {
  const t = verdictTexts(language)
  const spoken = language === 'se' ? 'nb' : language
  const { message, hint } = wordingOf(finding, spoken)
  const gravity = isNotChecked(finding)
    ? t.unchecked
    : { error: t.error, warning: t.warning, information: t.note }[finding.severity]
  return html`<tr><td>${gravity}</td><td lang="${spoken}">${message}${hint && html`<br><span class="kp-small">${hint}</span>`}</td>
<td class="ps-where">${finding.line ? t.atLine(finding.line) : ''} <code>${finding.path}</code></td></tr>`
}
