import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { addresses } from '../addresses.ts'
import type { Product } from '../conformance.ts'
import { type ConformanceTexts, conformanceTexts } from '../conformance-texts.ts'
import { validationTexts } from '../texts.ts'

/** A field that was left empty. */
export type Lacking = 'produkt' | 'versjon' | 'fil'

const lackingText: Readonly<Record<Lacking, (t: ConformanceTexts) => Text>> = {
  produkt: (t) => t.missingName,
  versjon: (t) => t.missingVersion,
  fil: (t) => t.missingFiles,
}

/** Where documents for a report are handed in. */
export function conformanceForm(language: Language, typed: Product, lacking: readonly Lacking[] = []): Page {
  const t = conformanceTexts(language)
  const v = validationTexts(language)
  const wrong = (field: Lacking) =>
    lacking.includes(field) &&
    html`<span class="ds-validation-message" id="${field}-feil">${lackingText[field](t)}</span>`
  const told = (field: Lacking) =>
    lacking.includes(field) && html` aria-invalid="true" aria-describedby="${field}-feil"`
  const line = (field: 'produkt' | 'versjon', label: Text, value: string): Html =>
    html`<p class="ds-field"><label class="ds-label" for="${field}">${label}</label>${wrong(field)}<input class="ds-input" type="text" id="${field}" name="${field}" maxlength="200" value="${value}"${told(field)}></p>`
  return {
    title: t.title,
    indexable: true,
    scripts: ['drop-file.js'],
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<p>${t.honest}</p><p>${v.promise}</p>
${lacking.length > 0 && html`<div class="ds-error-summary" role="alert" tabindex="-1" id="feil" autofocus><h2>${v.errors}</h2><ul class="ds-list">${lacking.map((field) => html`<li><a class="ds-link" href="#${field}">${lackingText[field](t)}</a></li>`)}</ul></div>`}
<form class="dv-form" method="post" action="${addresses.report}" enctype="multipart/form-data" data-drop="${v.drop}" data-sending="${v.sending}">
${line('produkt', t.productName, typed.name)}${line('versjon', t.productVersion, typed.version)}
<p class="ds-field"><label class="ds-label" for="produsent">${t.manufacturer}</label><input class="ds-input" type="text" id="produsent" name="produsent" maxlength="200" value="${typed.manufacturer}"></p>
<p class="ds-field"><label class="ds-label" for="fil">${t.files}</label><span class="kp-small" id="fil-hjelp">${t.filesHelp}</span>${wrong('fil')}
<input class="ds-input" type="file" id="fil" name="fil" multiple accept=".json,.xml,application/json,application/fhir+json,application/xml,text/xml" aria-describedby="fil-hjelp${lacking.includes('fil') && ' fil-feil'}"></p>
<p class="ds-field"><label class="ds-label" for="som">${v.as}</label><select class="ds-input" id="som" name="som"><option value="">${v.asPage.plain}</option><option value="json">${v.asJson.plain}</option></select></p>
<p><button class="ds-button" type="submit">${t.make}</button></p>
<p role="status"></p>
</form>`,
  }
}
