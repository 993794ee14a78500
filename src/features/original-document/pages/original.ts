import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { narrativeLanguage } from '../../../standards/cda/narrative-language.ts'
import type { PatientSummary } from '../../../standards/cda/patient-summary/document.ts'
import {
  bannerHtml,
  emergencyHtml,
  type Fetched,
  narrativeHtml,
  senderWarningsHtml,
  type SummaryView,
} from '../../patient-summary/index.ts'
import type { OpenedOriginal } from '../open-original.ts'
import { originalKind, originalTexts } from './texts.ts'

/** Where the page leads. */
export type OriginalLinks = { readonly file: string; readonly others?: string; readonly consent: string }

/** An original clinical document on screen: who it is about, then the document as it came. */
export function originalPage(
  { kind, document, file }: OpenedOriginal,
  { banner }: Pick<SummaryView, 'banner'>,
  fetched: Fetched,
  links: OriginalLinks,
  language: Language,
): Page {
  const t = originalTexts(language)
  const title = originalKind(kind.id, t) ?? kind.title
  const lang = narrativeLanguage(document.header.languageCode?.code) ?? 'und'
  return {
    title,
    width: 'wide',
    banner: bannerHtml({ banner, dangers: [] }, language),
    main: html`${emergencyHtml(fetched, 'screen', language)}${senderWarningsHtml(fetched.warnings, fetched.country, language)}<article class="od-document"><h2>${title}${document.header.title && html`: <span lang="${lang}">${document.header.title}</span>`}</h2>
<p>${t.asItCame}</p>
${actionsHtml(links, fetched, file !== undefined, language)}
${file ? fileHtml(file.mediaType, links.file, language) : sectionsHtml(document, lang)}</article>`,
    ...(file?.mediaType === 'application/pdf' ? { embeds: 'own-documents' as const } : {}),
  }
}

function actionsHtml(links: OriginalLinks, fetched: Fetched, hasFile: boolean, language: Language): Html {
  const t = originalTexts(language)
  const link = (to: string, label: Html) =>
    html`<a class="ds-button" data-variant="secondary" data-size="sm" href="${to}">${label}</a>`
  return html`<nav class="ps-actions" aria-label="${t.actions}">
${hasFile && html`${link(links.file, html`${t.open}`)}${link(`${links.file}?last-ned`, html`${t.download}`)}`}
${links.others !== undefined && link(links.others, html`${t.others}`)}
${link(links.consent, html`${fetched.emergencyUntil === undefined ? t.consent : t.emergency}`)}</nav>`
}

function fileHtml(mediaType: string, address: string, language: Language): Html {
  const t = originalTexts(language)
  const name = t.open
  return mediaType === 'application/pdf'
    ? html`<div class="ps-pdf"><object type="application/pdf" data="${address}" aria-label="${name}"><p><a class="ds-link" href="${address}">${name}</a></p></object></div>`
    : html`<p><img class="od-image" src="${address}" alt="${t['clinical-image']}"></p>`
}

function sectionsHtml({ sections }: PatientSummary, lang: string): Html {
  return html`${sections.map(
    ({ title, text }) =>
      text &&
      html`<section lang="${narrativeLanguage(text.attributes.language) ?? lang}"><h3>${title ?? '–'}</h3><div class="ps-scroll ps-foreign" tabindex="0" role="group" aria-label="${title ?? '–'}">${narrativeHtml(text)}</div></section>`,
  )}`
}
