import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { DocumentEntry } from '../../../standards/ihe/document-entry.ts'
import { originalKind, originalTexts } from '../../original-document/index.ts'
import { senderWarningsHtml } from '../../patient-summary/index.ts'
import { classOf, isPdf } from '../choose-documents.ts'
import type { Consent } from '../consent.ts'
import type { Lookup } from '../lookup.ts'
import { nameOf, patientName } from './countries.ts'
import { type DocumentTexts, documentTexts } from './document-texts.ts'
import { paths } from './paths.ts'
import { pageTexts } from './texts.ts'

/** What a country has of a patient: summaries, and beside them the original documents once they were asked for. */
export function documentsPage(lookup: Lookup, consent: Consent, language: Language): Page {
  const t = documentTexts(language)
  const country = nameOf(lookup.country, language)
  const title = t.title(country)
  const { documents = [], warnings } = lookup
  return {
    title,
    main: html`<h1>${title}</h1>
<p class="kp-lead">${t.about} <span lang="und">${patientName(lookup)}</span></p>
<section aria-labelledby="oppsummeringer"><h2 id="oppsummeringer">${t.summaries}</h2>
${senderWarningsHtml(warnings, lookup.country, language)}
${documents.length !== 1 && html`<p>${documents.length === 0 ? t.noSummary : t.several}</p>`}
${entriesHtml(lookup, documents, language)}</section>
<section aria-labelledby="originaler"><h2 id="originaler">${t.originals}</h2>
${originalsHtml(lookup, consent, country, language)}</section>
<p><a class="ds-link" href="${paths.consent(consent.id)}">${consent.kind === 'spoken' ? pageTexts(language).consentTitle : pageTexts(language).emergencyPage}</a></p>`,
  }
}

function originalsHtml(lookup: Lookup, { scope }: Consent, country: string, language: Language): Html {
  const t = documentTexts(language)
  if (scope === 'PS') return html`<p>${t.notCovered}</p>`
  const { originals } = lookup
  const asking = (label: Html, variant: Html) =>
    html`<form class="ct-again" method="post" action="${paths.originals(lookup.id)}"><button class="ds-button"${variant} type="submit" name="igjen" value="ja">${label}</button></form>`
  if (!originals) return html`<p>${t.notAsked}</p>${asking(html`${t.ask(country)}`, html``)}`
  const again = asking(html`${t.askAgain}`, html` data-variant="secondary" data-size="sm"`)
  if (originals.length === 0) return html`<p>${t.noOriginals(country)}</p>${again}`
  return html`<p>${t.originalsLead}</p>${senderWarningsHtml(lookup.originalsWarnings, lookup.country, language)}${entriesHtml(lookup, originals, language)}${again}`
}

function entriesHtml(lookup: Lookup, entries: readonly DocumentEntry[], language: Language): Html | false {
  return (
    entries.length > 0 &&
    html`<form method="post" action="${paths.choose(lookup.id)}"><ul class="kp-people">${entries.map((entry) => html`<li>${entryHtml(lookup, entry, language)}</li>`)}</ul></form>`
  )
}

function entryHtml({ opened = [] }: Lookup, entry: DocumentEntry, language: Language): Html {
  const t = pageTexts(language)
  const { title, creationTime, author, documentUniqueId, languageCode } = entry
  const kind = classOf(entry)
  const name = kind && originalKind(kind.id, originalTexts(language))
  const from = author?.institution ?? author?.person
  const wasOpened = opened.some(({ uniqueId }) => uniqueId === documentUniqueId)
  return html`<button type="submit" name="dokument" value="${documentUniqueId}"><strong>${name}${name && title !== undefined && ': '}${title === undefined ? !name && t.untitled : html`<span lang="${languageOf(languageCode)}">${title}</span>`}</strong>
${creationTime && html`<span>${t.made} ${dayOf(creationTime)}</span>`}
${from && html`<span lang="und">${from}</span>`}
${kind?.service === 'patient-summary' && isPdf(entry) && html`<span class="kp-small">${t.pdfOnly}</span>`}
${wasOpened && openedHtml(documentTexts(language))}</button>`
}

function openedHtml({ opened }: DocumentTexts): Html {
  return html`<span class="kp-small">${opened}</span>`
}

/** A language tag of the list; others write anything there. */
function languageOf(code: string | undefined): string {
  return code !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? code : 'und'
}

/** The day of an XDS time: digits, most significant first. */
function dayOf(time: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(time) ?? []
  return [day, month, year].filter((part) => part !== undefined).join('.')
}
