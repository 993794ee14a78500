import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { mayAskAgain } from '../ask-again.ts'
import type { Lookup, Step } from '../lookup.ts'
import { nameOf } from './countries.ts'
import { documentTexts } from './document-texts.ts'
import { paths } from './paths.ts'
import { pageTexts } from './texts.ts'
import { troubleTexts } from './trouble-texts.ts'

/** What stopped a lookup, in plain words: what happened, what to do. It shows nothing of the patient. */
export function stoppedPage(lookup: Lookup, step: Extract<Step, { kind: 'stopped' }>, language: Language): Page {
  const t = pageTexts(language)
  const { code, sentCode } = step.trouble
  const { heading, happened, todo } = troubleTexts[code](language)
  const mayRetry = mayAskAgain(step)
  return {
    title: heading,
    main: html`<p class="kp-small">${nameOf(lookup.country, language)}</p>
<h1>${heading}</h1>
<div class="ct-trouble"><h2>${t.what}</h2><p>${happened}</p><h2>${t.todo}</h2><p>${todo}</p></div>
<p>${t.urgent}</p>
<div class="ct-actions">${mayRetry && button(paths.retry(lookup.id), html`${t.tryAgain}`)}
${again(lookup, step.during === 'identify' && !mayRetry, language)}
${besideHtml(lookup, step, language)}
<a class="ds-link" href="${paths.countries}">${t.anotherPatient}</a>
<a class="ds-link" href="${paths.file}">${t.openFile}</a></div>
${sentCode !== undefined && html`<p class="kp-small">${t.theySaid}: <code>${sentCode}</code></p>`}`,
  }
}

/** What there is of the patient beside what stopped: documents listed before, or kinds that were not asked for yet. */
function besideHtml(
  { id, country, consent, documents, originals, wish }: Lookup,
  { trouble }: Extract<Step, { kind: 'stopped' }>,
  language: Language,
): Html | undefined {
  const t = documentTexts(language)
  if (consent === undefined) return undefined
  if (documents || originals) return html`<a class="ds-link" href="${paths.documents(id)}">${t.toDocuments}</a>`
  const noSummary = trouble.code === 'nothing-registered' && wish?.kind === 'summary'
  return noSummary ? button(paths.originals(id), html`${t.ask(nameOf(country, language))}`) : undefined
}

function button(action: string, label: Html): Html {
  return html`<form method="post" action="${action}"><button class="ds-button" type="submit">${label}</button></form>`
}

function again({ id }: Lookup, mend: boolean, language: Language): Html {
  const t = pageTexts(language)
  return mend
    ? html`<a class="ds-button" href="${paths.again(id)}">${t.changeAndAsk}</a>`
    : html`<a class="ds-link" href="${paths.again(id)}">${t.searchAgain}</a>`
}
