import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Api } from '../api.ts'
import { type BoxClient, type ClientUse, clientUses } from '../box-client.ts'
import { type RegistrationFault, type RegistrationField, registrationFields } from '../read-registration.ts'
import { faultText, registerTexts } from './client-texts.ts'
import { boxClientPaths } from './paths.ts'

/** What the page shows. */
export type RegisterView = {
  readonly listed: readonly BoxClient[]
  readonly apis: readonly Api[]
  /** As it was filled in; undefined at first. */
  readonly form: URLSearchParams | undefined
  readonly orgNumber: string
  readonly faults: readonly RegistrationFault[]
}

const fields = registrationFields

/** Register a client, and those that are. */
export function registerPage(view: RegisterView, language: Language): Page {
  const t = registerTexts(language)
  const { form, listed, faults } = view
  const typed = (field: RegistrationField) => form?.get(fields[field])
  return {
    title: t.title,
    main: html`<div class="vp"><p><a class="ds-link" href="${boxClientPaths.box}">${t.toBox}</a></p>
<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
${faults.length > 0 && summary(faults, language)}
<form method="post" action="${boxClientPaths.all}" autocomplete="off">
${textField(view, language, 'name', t.name, t.nameHelp, typed('name') ?? '')}
${textField(view, language, 'orgNumber', t.orgNumber, t.orgNumberHelp, typed('orgNumber') ?? view.orgNumber)}
<fieldset class="ds-fieldset"><legend>${t.tenancy}</legend>
${choice('radio', 'tenancy', 'single-tenant', t.singleTenant, typed('tenancy') !== 'multi-tenant')}
${choice('radio', 'tenancy', 'multi-tenant', t.multiTenant, typed('tenancy') === 'multi-tenant')}</fieldset>
${choices(
  view,
  language,
  'uses',
  t.uses,
  Object.keys(clientUses).map((use) => [use, t[`use-${use as ClientUse}`]] as const),
)}
${choices(
  view,
  language,
  'scopes',
  t.scopes,
  view.apis.flatMap(({ scopes }) => scopes.map((scope) => [scope, html`<code>${scope}</code>`] as const)),
)}
${areaField(view, language, 'redirectUris', t.redirectUris, t.redirectUrisHelp, typed('redirectUris') ?? 'http://127.0.0.1:3000/svar')}
${areaField(view, language, 'keys', t.keys, t.keysHelp, typed('keys') ?? '')}
<p><button class="ds-button" type="submit">${t.register}</button></p>
</form>
${listed.length > 0 && html`<h2>${t.registered}</h2><ul class="ds-list">${listed.map(({ id, name }) => html`<li><a class="ds-link" href="${boxClientPaths.one(id)}">${name}</a> <code>${id}</code></li>`)}</ul>`}</div>`,
  }
}

function summary(faults: readonly RegistrationFault[], language: Language): Html {
  const t = registerTexts(language)
  const items = faults.map(
    (fault) => html`<li><a class="ds-link" href="#${fields[fault.field]}">${faultText(fault, language)}</a></li>`,
  )
  return html`<div class="ds-error-summary" role="alert" tabindex="-1" autofocus><h2>${t.errors}</h2><ul class="ds-list">${items}</ul></div>`
}

type Told = { readonly wrong: Html | undefined; readonly describedBy: string; readonly invalid: HtmlValue }

/** What is said beside a field: help, and what is wrong. */
function told({ faults }: RegisterView, language: Language, field: RegistrationField): Told {
  const found = faults.filter((fault) => fault.field === field)
  const id = fields[field]
  if (found.length === 0) return { wrong: undefined, describedBy: `${id}-hjelp`, invalid: undefined }
  const texts = found.map((fault) => faultText(fault, language)).join(' ')
  return {
    wrong: html`<p id="${id}-feil" class="ds-validation-message">${texts}</p>`,
    describedBy: `${id}-hjelp ${id}-feil`,
    invalid: html` aria-invalid="true"`,
  }
}

type Field = (
  view: RegisterView,
  language: Language,
  field: RegistrationField,
  label: HtmlValue,
  help: HtmlValue,
  value: string,
) => Html

const textField: Field = (view, language, field, label, help, value) => {
  const { wrong, describedBy, invalid } = told(view, language, field)
  const id = fields[field]
  return html`<p><label for="${id}">${label}</label></p><p class="kp-small" id="${id}-hjelp">${help}</p>${wrong}
<p><input class="ds-input" id="${id}" name="${id}" value="${value}" maxlength="200" aria-describedby="${describedBy}"${invalid}></p>`
}

const areaField: Field = (view, language, field, label, help, value) => {
  const { wrong, describedBy, invalid } = told(view, language, field)
  const id = fields[field]
  return html`<p><label for="${id}">${label}</label></p><p class="kp-small" id="${id}-hjelp">${help}</p>${wrong}
<p><textarea class="ds-input" id="${id}" name="${id}" rows="4" spellcheck="false" aria-describedby="${describedBy}"${invalid}>${'\n'}${value}</textarea></p>`
}

function choice(
  type: 'radio' | 'checkbox',
  field: RegistrationField,
  value: string,
  label: HtmlValue,
  checked: boolean,
): Html {
  return html`<p><label><input type="${type}" name="${fields[field]}" value="${value}"${checked && html` checked`}> ${label}</label></p>`
}

/** Everything is ticked at first. */
function choices(
  view: RegisterView,
  language: Language,
  field: RegistrationField,
  legend: HtmlValue,
  options: readonly (readonly [string, HtmlValue])[],
): Html {
  const { form } = view
  const ticked = (value: string) => (form ? form.getAll(fields[field]).includes(value) : true)
  return html`<fieldset class="ds-fieldset" id="${fields[field]}" tabindex="-1"><legend>${legend}</legend>${told(view, language, field).wrong}
${options.map(([value, label]) => choice('checkbox', field, value, label, ticked(value)))}</fieldset>`
}
