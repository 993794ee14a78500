import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { services } from '../../national-services/index.ts'
import { selfTestPaths } from './paths.ts'
import { selfTestTexts } from './texts.ts'

/** Fields of the form that opens a run. */
export const runFields = {
  service: 'tjeneste',
  client: 'klient',
  vendor: 'leverandor',
  name: 'produkt',
  version: 'versjon',
} as const

/** Where a run is opened; `given` is filled in already, and `unusable` tells that it was sent and could not be used. */
export function runsPage(language: Language, given: URLSearchParams, unusable = false): Page {
  const t = selfTestTexts(language)
  const field = (id: string, label: Text, help?: Text) => {
    const value = given.get(id) ?? ''
    return html`<p class="vp-field"><label for="${id}">${label}</label>${help && html`<br><span class="kp-small" id="${id}-om">${help}</span>`}<br><input class="ds-input" id="${id}" name="${id}" value="${value}" maxlength="64" required${help && html` aria-describedby="${id}-om"`}></p>`
  }
  return {
    title: t.title,
    width: 'wide',
    main: html`<div class="vp"><p><a class="ds-link" href="${selfTestPaths.box}">${t.back}</a></p>
<h1>${t.title}</h1><p class="kp-lead">${t.lead}</p>
${unusable && html`<div class="ds-alert" data-color="danger" role="alert"><p>${t.missing}</p></div>`}
<form class="vp-form" method="post" action="${selfTestPaths.all}">
<p class="vp-field"><label for="${runFields.service}">${t.service}</label><br><select class="ds-input" id="${runFields.service}" name="${runFields.service}">${serviceOptions(given)}</select></p>
${field(runFields.client, t.client, t.clientHelp)}
<div class="vp-row">${field(runFields.vendor, t.vendor)}${field(runFields.name, t.product)}${field(runFields.version, t.version)}</div>
<p><button class="ds-button" type="submit">${t.open}</button></p></form>
<section aria-labelledby="endepunkt"><h2 id="endepunkt">${t.endpointTitle}</h2><p>${t.endpointLead}</p>
${wire(t.endpointTitle, 'npx knutepunkt try-endpoint --help')}</section></div>`,
  }
}

function serviceOptions(given: URLSearchParams): HtmlValue {
  return services.map(
    ({ service: { id, title } }) =>
      html`<option value="${id}"${given.get(runFields.service) === id && html` selected`}>${title}</option>`,
  )
}

function wire(name: Text, text: string): Html {
  return html`<pre class="vp-wire" tabindex="0" role="group" aria-label="${name}" translate="no">${text}</pre>`
}
