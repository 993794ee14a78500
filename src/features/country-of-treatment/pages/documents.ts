import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { DocumentEntry } from '../../../standards/ihe/document-entry.ts'
import type { Lookup } from '../lookup.ts'
import { isPdf } from '../choose-documents.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** Which of several summaries to read. */
export function documentsPage(
  { id, consent }: Pick<Lookup, 'id' | 'consent'>,
  documents: readonly DocumentEntry[],
  language: Language,
): Page {
  const t = pageTexts(language)
  return {
    title: t.documents,
    main: html`<h1>${t.documents}</h1>
<p class="kp-lead">${t.severalDocuments}</p>
<form method="post" action="${paths.choose(id)}"><ul class="kp-people">${documents.map((entry, at) => html`<li>${entryHtml(entry, at, t)}</li>`)}</ul></form>
${consent && html`<p><a class="ds-link" href="${paths.consent(consent)}">${t.consentTitle}</a></p>`}`,
  }
}

function entryHtml(entry: DocumentEntry, at: number, t: PageTexts): Html {
  const { title, creationTime, author } = entry
  const from = author?.institution ?? author?.person
  return html`<button type="submit" name="dokument" value="${at}"><strong>${title === undefined ? t.untitled : html`<span lang="und">${title}</span>`}</strong>
${creationTime && html`<span>${t.made} ${momentOf(creationTime)}</span>`}
${from && html`<span lang="und">${from}</span>`}
${isPdf(entry) && html`<span class="kp-small">${t.pdfOnly}</span>`}</button>`
}

/** The day of an XDS time: digits, most significant first. */
function momentOf(time: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(time) ?? []
  return [day, month, year].filter((part) => part !== undefined).join('.')
}
