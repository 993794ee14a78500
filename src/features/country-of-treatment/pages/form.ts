import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { MaskProblem } from '../../../standards/smp/check-against-mask.ts'
import { isTrait } from '../../../standards/smp/read-search-mask.ts'
import type { HelpPicture, SearchField } from '../../../standards/smp/search-mask.ts'
import { exampleOf } from '../format-example.ts'
import { nameOf } from './countries.ts'
import { fieldName } from './field-names.ts'
import { scopeTexts } from './form-texts.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** The form of a country, as far as it is shown. */
export type SearchForm = {
  readonly country: string
  readonly fields: readonly SearchField[]
  /** Keys of fields that are enough together. */
  readonly enough: readonly (readonly string[])[]
  readonly pictures: readonly HelpPicture[]
  /** By key of the field. */
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly MaskProblem[]
  /** Another way to fill it in. */
  readonly beside: Html | undefined
  /** In a demonstration: people to ask for with one press, and what to ask with, by key of the field. */
  readonly people: readonly {
    readonly name: string
    readonly typed: Readonly<Record<string, string>>
    readonly shows?: Text
  }[]
}

/** Characters that a field takes; addresses are the longest. */
const mostCharacters = 200

/** Find the patient: what this country wants to know, with its own words and pictures beside it. */
export function formPage(form: SearchForm, language: Language): Page {
  const t = pageTexts(language)
  const country = nameOf(form.country, language)
  const title = t.find(country)
  return {
    title,
    main: html`${form.problems.length > 0 && wrongHtml(form, t, language)}
<h1>${title}</h1>
<p class="kp-lead">${t.findLead}</p>
${form.beside}
${form.enough.length > 1 && waysHtml(form, t, language)}
<form method="post" action="${paths.form(form.country)}" autocomplete="off">
${form.fields.map((field) => fieldHtml(field, form, t, language))}
<div class="ct-actions"><button class="ds-button" type="submit">${t.ask(country)}</button>
<a class="ds-link" href="${paths.countries}">${t.otherCountry}</a></div>
</form>
${form.people.length > 0 && peopleHtml(form, t)}
${form.pictures.length > 0 && picturesHtml(form, t)}`,
  }
}

function labelOf({ fields }: SearchForm, key: string, language: Language): Text | string {
  const field = fields.find((each) => each.key === key)
  return field ? fieldName(field, language) : key
}

/** Several ways to fill it in: each a line. */
function waysHtml(form: SearchForm, t: PageTexts, language: Language): Html {
  const ways = form.enough.map(
    (keys) => html`<li>${keys.map((key, at) => html`${at > 0 && t.and}${labelOf(form, key, language)}`)}</li>`,
  )
  return html`<p>${t.oneOfThese}</p><ul>${ways}</ul>`
}

function problemText({ key, code }: MaskProblem, form: SearchForm, t: PageTexts, language: Language): Text {
  if (code === 'nothing-filled' || key === undefined) return t['nothing-filled']
  const label = String(labelOf(form, key, language))
  const format = form.fields.find((field) => field.key === key)?.format
  const example = code === 'format' && format ? exampleOf(format) : undefined
  return example === undefined ? t[code](label) : t.formatLike(label, example)
}

function wrongHtml(form: SearchForm, t: PageTexts, language: Language): Html {
  const place = (key: string | undefined) => form.fields.findIndex((field) => field.key === key)
  const inOrder = form.problems.toSorted((one, other) => place(one.key) - place(other.key))
  const items = inOrder.map((problem) => {
    const text = problemText(problem, form, t, language)
    return html`<li>${problem.key === undefined ? text : html`<a class="ds-link" href="#${idOf(problem.key)}">${text}</a>`}</li>`
  })
  return html`<div class="ct-wrong" role="alert" tabindex="-1" autofocus><h2>${t.mend}</h2><ul>${items}</ul></div>`
}

const idOf = (key: string) => `felt-${key.replace(/[^\w-]/g, '_')}`

function fieldHtml(field: SearchField, form: SearchForm, t: PageTexts, language: Language): Html {
  const id = idOf(field.key)
  const problem = form.problems.find(({ key }) => key === field.key)
  const onlyWay = form.enough.length === 1 && form.enough[0]?.includes(field.key)
  const hint = hintHtml(field, t, language)
  const describing = [hint && `${id}-hjelp`, problem && `${id}-feil`].filter(Boolean).join(' ')
  const attributes = html`id="${id}" name="${field.key}"${describing !== '' && html` aria-describedby="${describing}"`}${problem && html` aria-invalid="true"`}${form.problems.length === 0 && field === form.fields[0] && html` autofocus`}`
  return html`<div class="ct-field">
<label for="${id}">${fieldName(field, language)}${(field.mandatory || onlyWay) && html` <span class="ct-required">(${t.required})</span>`}</label>
${hint && html`<p class="kp-small" id="${id}-hjelp">${hint}</p>`}
${problem && html`<p class="ct-field-error" id="${id}-feil">${problemText(problem, form, t, language)}</p>`}
${field.kind === 'gender' ? genderHtml(attributes, form.typed[field.key], t) : inputHtml(field, attributes, form.typed[field.key])}
</div>`
}

function inputHtml(field: SearchField, attributes: Html, value = ''): Html {
  const most = Math.min(field.maxLength ?? mostCharacters, mostCharacters)
  // No `pattern`: browsers read other countries' expressions in their own ways.
  return html`<input class="ds-input" type="text" ${attributes} value="${value}" maxlength="${most}" autocomplete="off" spellcheck="false">`
}

function genderHtml(attributes: Html, value: string | undefined, t: PageTexts): Html {
  const options = [
    ['', t.pick],
    ['F', t.female],
    ['M', t.male],
    ['UN', t.other],
  ] as const
  return html`<select class="ds-input" ${attributes}>${options.map(
    ([code, text]) => html`<option value="${code}"${code === (value ?? '') && html` selected`}>${text.plain}</option>`,
  )}</select>`
}

/** What the country says of the field, and how a date is written. */
function hintHtml(field: SearchField, t: PageTexts, language: Language): Html | undefined {
  const { kind, description, originalDescription, format, scope } = field
  const ofDocuments = !isTrait(field)
  const example = (kind === 'identifier' || ofDocuments) && format && exampleOf(format)
  const lines = [
    originalDescription && html`${t.onCard} <span lang="und">${originalDescription}</span>`,
    description && description !== originalDescription && html`<span lang="en">${description}</span>`,
    kind === 'birth-date' && html`${t.dateHint}`,
    ofDocuments && html`${scopeTexts(language)[scope]}`,
    example && html`${t.writtenAs} <span lang="zxx">${example}</span>`,
  ].filter((line) => typeof line === 'object')
  return lines.length === 0 ? undefined : html`${lines.map((line, at) => html`${at > 0 && html`<br>`}${line}`)}`
}

function peopleHtml({ country, people }: SearchForm, t: PageTexts): Html {
  return html`<h2>${t.invented}</h2><p>${t.inventedAsk}</p>
<ul class="kp-people">${people.map(
    ({ name, typed, shows }) =>
      html`<li><form method="post" action="${paths.form(country)}">${Object.entries(typed).map(
        ([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`,
      )}<button type="submit"><strong lang="und">${name}</strong>${Object.values(typed).map(
        (value) => html`<span>${value}</span>`,
      )}${shows && html`<span class="kp-small">${shows}</span>`}</button></form></li>`,
  )}</ul>`
}

function picturesHtml({ country, pictures }: SearchForm, t: PageTexts): Html {
  return html`<h2>${t.cardPicture}</h2>
<ul class="ct-cards">${pictures.map(
    ({ description }, at) =>
      html`<li><img src="${paths.picture(country, String(at))}" alt="${description ?? t.cardPicture}"></li>`,
  )}</ul>`
}
