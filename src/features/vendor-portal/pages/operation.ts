import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { NationalService, Operation } from '../../national-services/index.ts'
import type { FilledIn } from '../example-call.ts'
import type { Standing } from '../keep-box.ts'
import type { Exchange } from '../send-example.ts'
import { exchangeSection } from './exchange.ts'
import { callFields } from './fields.ts'
import { vendorPaths } from './paths.ts'
import { contractWords, serviceTitle } from './service-texts.ts'
import { vendorTexts } from './texts.ts'

/** One operation on its way to be tried, or just tried. */
export type OperationView = {
  readonly language: Language
  readonly service: NationalService
  readonly operation: Operation
  readonly standing: Standing
  readonly filled: FilledIn
  readonly exchange?: Exchange
  /** What an earlier answer was to give is not there. */
  readonly lacking?: boolean
  /** Nobody of the box has the HPR number that was written. */
  readonly unknownHpr?: boolean
}

/** Asks to fill the form in from an earlier answer. */
export const readyField = 'hent'

/** The form of an operation, filled with an example, and below what came of the call. */
export function operationPage(view: OperationView): Page {
  const { language, service, operation, exchange } = view
  const t = vendorTexts(language)
  const { id, method, path, what } = operation
  return {
    title: t.tryNamed(`${service.title}, ${id}`),
    width: 'wide',
    main: html`<div class="vp"><p><a class="ds-link" href="${vendorPaths.service(service.id)}">${serviceTitle(service, language)}</a></p>
<h1><code>${method} ${path === '' ? '/' : path}</code></h1><p class="kp-lead">${contractWords(what, language)}</p>
${examples(view)}
<form class="vp-form" method="post" action="${vendorPaths.operation(service.id, id)}#svar">
${callFields(view)}
${view.lacking && html`<div class="ds-alert" data-color="warning" role="status"><p>${t.lacking}</p></div>`}
<p class="vp-row"><button class="ds-button" type="submit">${t.run}</button>${operation.after && html` <button class="ds-button" data-variant="secondary" type="submit" name="${readyField}" value="ja">${t.ready(operation.after.operation)}</button>`}</p></form>
${exchange && exchangeSection(language, exchange)}</div>`,
  }
}

function examples({ language, service, operation }: OperationView): Html | false {
  const t = vendorTexts(language)
  if (operation.examples.length < 2) return false
  const here = vendorPaths.operation(service.id, operation.id)
  return html`<nav aria-label="${t.example}"><ul class="vp-ways">${operation.examples.map(
    ({ title }, index) =>
      html`<li><a class="ds-link" href="${here}?eksempel=${index}">${contractWords(title, language)}</a></li>`,
  )}</ul></nav>`
}
