import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { SummaryView } from '../view/summary-view.ts'
import { emergencyHtml } from './emergency-mark.ts'
import { paths } from './paths.ts'
import { senderWarningsHtml } from './sender-warnings.ts'
import { bannerHtml, summaryHtml } from './summary.ts'
import type { OpenedSummary } from '../open.ts'
import type { VisitDocument } from '../store.ts'
import { pageTexts } from './texts.ts'
import { type JudgedDocument, verdictLine } from './verdict.ts'

/** A document on screen. */
type ShownDocument = JudgedDocument & Pick<VisitDocument, 'saved' | 'fetched'> & Pick<OpenedSummary, 'form'>

/** The summary on screen. */
export function viewPage(
  view: SummaryView,
  document: ShownDocument,
  originalsOpen: boolean,
  now: Date,
  language: Language,
): Page {
  const t = pageTexts(language)
  const embedded = view.level === 'L1' ? { originalPdf: pdfHtml(document.id, language) } : {}
  return {
    title: t.summaryTitle,
    width: 'wide',
    banner: bannerHtml(view, language),
    main: html`${emergencyHtml(document.fetched, 'screen', language)}${document.fetched && senderWarningsHtml(document.fetched.warnings, document.fetched.country, language)}${summaryHtml(
      view,
      language,
      {
        originalsOpen,
        actions: actionsHtml(view, document, originalsOpen, language),
        ...embedded,
      },
    )}${document.form === 'fhir' && html`<p>${t.cameAsFhir}</p>`}${verdictLine(document, now, language)}`,
    scripts: ['show-originals.js'],
    ...(view.level === 'L1' ? { embeds: 'own-documents' as const } : {}),
  }
}

/** The summary on paper: every original open, nothing to press. */
export function printPage(
  view: SummaryView,
  { id, fetched }: Pick<VisitDocument, 'id' | 'fetched'>,
  language: Language,
): Page {
  const t = pageTexts(language)
  return {
    title: t.summaryTitle,
    width: 'wide',
    banner: bannerHtml(view, language),
    main: html`<p class="ps-screen-only"><a class="ds-link" href="${paths.view(id)}">${t.toPage}</a></p>
${emergencyHtml(fetched, 'paper', language)}${summaryHtml(view, language, { originalsOpen: true })}`,
  }
}

function actionsHtml(
  view: SummaryView,
  { id, saved, fetched }: Pick<VisitDocument, 'id' | 'saved' | 'fetched'>,
  originalsOpen: boolean,
  language: Language,
): Html {
  const t = pageTexts(language)
  const button = (action: string, label: Html) =>
    html`<form method="post" action="${action}"><button class="ds-button" data-variant="secondary" data-size="sm" type="submit">${label}</button></form>`
  return html`<nav class="ps-actions" aria-label="${t.actions}">
${
  view.level === 'L3' &&
  html`<a class="ds-button" data-size="sm" accesskey="o" aria-keyshortcuts="F2" href="${paths.view(id)}${originalsOpen ? '' : '?original=alle'}" data-show="${t.showOriginals}" data-hide="${t.hideOriginals}"><span>${
    originalsOpen ? t.hideOriginals : t.showOriginals
  }</span> <kbd>F2</kbd></a>`
}
<a class="ds-button" data-variant="secondary" data-size="sm" href="${paths.print(id)}">${t.print}</a>
<a class="ds-button" data-variant="secondary" data-size="sm" href="${paths.pdf(id)}">${t.pdf}</a>
<a class="ds-button" data-variant="secondary" data-size="sm" href="${paths.eps(id)}">${t.download}</a>
${saved ? html`<span class="kp-small">${fetched ? t.isSavedFetched : t.isSaved}</span>` : button(paths.save(id), html`${t.save}`)}
${button(paths.delete(id), html`${fetched && !saved ? t.close : t.delete}`)}
${fetched?.lookup !== undefined && !saved && button(paths.originals(fetched.lookup), html`${t.originals}`)}
${
  fetched &&
  html`<a class="ds-button" data-variant="secondary" data-size="sm" href="${paths.consent(fetched.consent)}">${fetched.emergencyUntil === undefined ? t.consent : t.emergency}</a>
<a class="ds-button" data-variant="secondary" data-size="sm" href="${paths.countries}">${t.newPatient}</a>`
}
</nav>`
}

function pdfHtml(id: string, language: Language): Html {
  const t = pageTexts(language)
  return html`<div class="ps-pdf"><p><a class="ds-link" href="${paths.originalPdf(id)}">${t.openPdf}</a></p>
<object type="application/pdf" data="${paths.originalPdf(id)}" aria-label="${t.originalPdf}"><p><a class="ds-link" href="${paths.originalPdf(id)}">${t.openPdf}</a></p></object></div>`
}

/** Asks for the treatment relation when it is not known any more; shows nothing of the patient. */
export function treatmentPage(id: string, language: Language): Page {
  const t = pageTexts(language)
  return {
    title: t.treatmentTitle,
    main: html`<h1>${t.treatmentTitle}</h1><p class="kp-lead">${t.treatmentLead}</p>
<form method="post" action="${paths.treatment(id)}"><button class="ds-button" type="submit">${t.confirm}</button></form>
<p><a class="ds-link" href="${paths.choose}">${t.back}</a></p>`,
  }
}
