import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { type RefusalCode, refusalTexts } from './refusal-texts.ts'
import { identityTexts } from './texts.ts'

/** A form that was refused: the route it was sent to, why, and what was typed, so that nobody types it again. */
export type Refused = { readonly code: RefusalCode; readonly route: string; readonly typed: URLSearchParams }

/** A field of a form, as it is shown. */
export type Field = {
  /** Unique on the page. */
  readonly id: string
  readonly name: 'grunn' | 'nummer'
  readonly label: Text
  readonly maxLength: number
}

/** What stands at the top where something was refused, and nothing where it was not. */
export function refusedHtml(refused: Refused | undefined, language: Language): Html | false {
  return (
    refused !== undefined &&
    html`<div class="ds-alert" data-color="danger" role="alert" tabindex="-1" autofocus><h2>${identityTexts(language).trouble}</h2><p>${refusalTexts(language)[refused.code]}</p></div>`
  )
}

/**
 * A field, with what was typed where its form came back, and why beside the field that it is about.
 *
 * @param route of the form
 */
export function fieldHtml(field: Field, route: string, refused: Refused | undefined, language: Language): Html {
  const { id, name, label, maxLength } = field
  const back = refused?.route === route ? refused : undefined
  const wrong = back !== undefined && fieldOf(back.code) === name
  return html`<div class="pi-field"><label for="${id}">${label}</label>
${wrong && html`<p class="pi-field-error" id="feil-${id}">${refusalTexts(language)[back.code]}</p>`}
<input class="ds-input" id="${id}" name="${name}" maxlength="${maxLength}" required autocomplete="off" value="${back?.typed.get(name) ?? ''}"${wrong && html` aria-invalid="true" aria-describedby="feil-${id}"`}></div>`
}

function fieldOf(code: RefusalCode): Field['name'] | undefined {
  if (code === 'identity-reason-missing') return 'grunn'
  return /number/.test(code) ? 'nummer' : undefined
}
