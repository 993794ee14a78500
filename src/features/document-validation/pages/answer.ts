import { Buffer } from 'node:buffer'
import { type Html, html, renderHtml } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { publishedOf } from '../../../validation/profiles/catalogue.ts'
import {
  byGravity,
  countFindings,
  cutKinds,
  isValid,
  type LocatedFinding,
  resultOf,
} from '../../../validation/report/reported.ts'
import { addresses } from '../addresses.ts'
import { answerForms } from '../answer-forms.ts'
import { offeredProfiles, type ProfileOrigin } from '../offered-profiles.ts'
import { reportLanguage } from '../report-language.ts'
import { textOf } from '../text-of.ts'
import { type ValidationTexts, validationTexts } from '../texts.ts'
import { placeText, unreadableText } from '../unreadable-texts.ts'
import type { Validated } from '../validated.ts'
import { documentHtml } from './document.ts'
import { findingsHtml } from './findings.ts'

/** What was found, on a page. */
export type AnswerShown = {
  readonly language: Language
  readonly documents: readonly Validated[]
  /** Profiles asked for, by canonical URL. */
  readonly profiles: readonly string[]
  readonly originOf: (profile: string) => ProfileOrigin | undefined
}

/** A document above this many bytes is not sent back and forth once more to be kept. */
const mostSentBack = 1_000_000

/** The middle of the answering page: of one document all of it, of several a table and the findings of each. */
export function answerText(shown: AnswerShown): string {
  const t = validationTexts(shown.language)
  const { documents } = shown
  const [first] = documents
  const head = documents.length === 1 && first ? verdictOf(first, t) : summaryOf(documents, t)
  return renderHtml(html`<div class="dv"><h1>${head}</h1>
${documents.length === 1 && first ? whole(first, shown, t) : html`${table(documents, t)}${documents.map((each, at) => folded(each, at, shown, t))}`}
<p class="dv-again"><a class="ds-button" data-variant="secondary" href="${addresses.validate}">${t.again}</a></p>
<p class="kp-small">${t.promise}</p></div>`)
}

/** One sentence about one document. */
export function verdictOf(document: Validated, t: ValidationTexts): Text {
  if ('problem' in document) return t.unread
  const { error, notChecked } = countFindings(document.verdict.findings)
  const results = {
    valid: () => t.valid,
    noErrors: () => t.noErrors(notChecked),
    invalid: () => t.invalid(error, cutKinds(document.verdict.findings).has('error')),
  }
  return results[resultOf(document.verdict.findings)]()
}

function summaryOf(documents: readonly Validated[], t: ValidationTexts): Text {
  return t.several(documents.length, documents.filter(valid).length)
}

const valid = (document: Validated) => 'verdict' in document && isValid(document.verdict.findings)

function whole(document: Validated, shown: AnswerShown, t: ValidationTexts): Html {
  const { language } = shown
  if ('problem' in document) return refused(document.problem, document.name, language)
  const findings = byGravity(document.verdict.findings)
  const { view, inDocument } = documentHtml(textOf(document.bytes, document.verdict.form), findings, language, t)
  return html`<p class="dv-name">${document.name}</p>
<p class="kp-lead">${counts(findings, t)}</p>
${downloads(document, shown, t)}
${against(document.verdict.profiles, document.verdict.form, shown, t)}
<div class="dv-columns"><section aria-labelledby="funn"><h2 id="funn">${t.result}</h2>${findingsHtml({ findings, inDocument, language, t })}</section>
<section aria-labelledby="dokumentet"><h2 id="dokumentet">${t.theDocument}</h2>${view}</section></div>`
}

function refused(problem: Extract<Validated, { problem: unknown }>['problem'], name: string, language: Language): Html {
  const spoken = reportLanguage(language)
  const where = placeText(problem.place, spoken)
  const said = (plain: string) => text(plain, spoken, language === 'se')
  return html`<p class="dv-name">${name}</p>
<div class="ds-alert" data-color="danger"><p>${said(unreadableText(problem, spoken))}</p>${where !== undefined && html`<p>${said(where)}</p>`}</div>`
}

function counts(findings: readonly LocatedFinding[], t: ValidationTexts): Html {
  const { warning, information, notChecked } = countFindings(findings)
  return html`${t.openCounts(warning, information, notChecked)}`
}

function against(profiles: readonly string[], form: 'fhir' | 'cda', shown: AnswerShown, t: ValidationTexts): Html {
  const all = byImportance(profiles, shown).map((profile) => profileItem(profile, shown, t))
  const none = form === 'cda' ? t.againstNoneCda : t.againstNone
  return html`<section aria-labelledby="mot"><h2 id="mot">${t.against}</h2>
${all.length === 0 && html`<p>${none}</p>`}<ul class="ds-list dv-against">${all.slice(0, 3)}</ul>
${all.length > 3 && html`<details><summary>${t.others(all.length - 3)}</summary><ul class="ds-list dv-against">${all.slice(3)}</ul></details>`}</section>`
}

/** What was asked for first, then whole documents: of their parts there are dozens. */
function byImportance(profiles: readonly string[], { profiles: asked }: AnswerShown): readonly string[] {
  const nameOf = (profile: string) => profile.replace(/\|.*$/, '').replace(/^.*\//, '')
  const documents = new Set(offeredProfiles.map(({ canonical }) => nameOf(canonical)))
  const rank = (profile: string) =>
    asked.some((each) => nameOf(each) === nameOf(profile)) ? 0 : documents.has(nameOf(profile)) ? 1 : 2
  return profiles.toSorted((a, b) => rank(a) - rank(b))
}

function profileItem(profile: string, { originOf }: AnswerShown, t: ValidationTexts): Html {
  const origin = /^[\d.]+(\||$)/.test(profile) ? t.template : originText(originOf(profile), t)
  return html`<li><code>${publishedOf(profile) ?? profile}</code>${origin && html` – ${origin}`}</li>`
}

/** The words for a profile of ours, by what it rests on. */
const words = { compared: 'own', defined: 'ownDefined', described: 'ownDescribed' } as const

/** Where the rules of a profile come from, in words. */
export function originText(origin: ProfileOrigin | undefined, t: ValidationTexts): Text | undefined {
  if (origin === undefined) return undefined
  if (origin.kind === 'own') return t[words[origin.reading ?? 'compared']](origin.follows, origin.version)
  return t.published(origin.package, origin.version ?? '')
}

/** Nothing is kept here, so the document goes with the wish for another form of the answer. */
function downloads(document: Validated, { profiles }: AnswerShown, t: ValidationTexts): Html {
  if (document.bytes.length > mostSentBack) return html`<p class="kp-small">${t.tooLargeToDownload}</p>`
  return html`<form class="dv-downloads" method="post" action="${addresses.download}" aria-label="${t.download}">
<input type="hidden" name="navn" value="${document.name}">
<input type="hidden" name="dokument" value="${Buffer.from(document.bytes).toString('base64url')}">
${profiles.map((profile) => html`<input type="hidden" name="profil" value="${profile}">`)}
<span>${t.download}:</span> ${answerForms.map(
    ({ key, name }) =>
      html`<button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="som" value="${key}" aria-label="${t.downloadAs(name(t).plain)}">${name(t)}</button> `,
  )}</form>`
}

function table(documents: readonly Validated[], t: ValidationTexts): Html {
  const cells = (document: Validated): Html => {
    if ('problem' in document) return html`<td>–</td><td>–</td><td>–</td>`
    const { error, warning, notChecked } = countFindings(document.verdict.findings)
    return html`<td>${error}</td><td>${warning}</td><td>${notChecked}</td>`
  }
  return html`<div class="dv-scroll" tabindex="0" role="region" aria-label="${t.result}"><table class="ds-table" data-border><thead><tr><th scope="col">${t.document}</th><th scope="col">${t.result}</th><th scope="col">${t.errorCount}</th><th scope="col">${t.warningCount}</th><th scope="col">${t.openCount}</th></tr></thead>
<tbody>${documents.map((document, at) => html`<tr><th scope="row"><a class="ds-link" href="#dokument-${at}">${document.name}</a></th><td>${verdictOf(document, t)}</td>${cells(document)}</tr>\n`)}</tbody></table></div>`
}

function folded(document: Validated, at: number, shown: AnswerShown, t: ValidationTexts): Html {
  const { language } = shown
  const findings = 'verdict' in document ? byGravity(document.verdict.findings) : []
  return html`<section class="dv-one" id="dokument-${at}" aria-labelledby="navn-${at}"><h2 id="navn-${at}">${document.name}</h2>
<p><strong>${verdictOf(document, t)}</strong></p>
${'problem' in document ? refused(document.problem, '', language) : html`<details><summary>${counts(findings, t)}</summary>${findingsHtml({ findings, inDocument: new Set(), language, t })}</details>`}</section>\n`
}
