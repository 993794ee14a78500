import { isCalendarDay } from '../../../kernel/calendar-day.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { dayAndClock } from './dates.ts'
import { formTexts } from '../texts/form.ts'

type Option = { readonly value: string; readonly label: Text | string }

/** One thing a form asks for. */
export type Field = {
  readonly name: string
  readonly label: Text
  readonly kind: 'text' | 'date' | 'time' | 'number' | 'lines' | 'choice' | 'radio' | 'tick'
  readonly help?: Text
  /** May be left empty; every other field must be filled, except a tick. */
  readonly optional?: true
  readonly options?: readonly Option[]
  /** Rows of `lines`. */
  readonly rows?: number
  /** Suggestions for a `text`. */
  readonly suggestions?: readonly string[]
}

/** What stands in the fields, by name. A tick is `ja` or empty. */
export type Typed = Readonly<Record<string, string>>

export type FieldError = { readonly field: string; readonly text: Text }

/** That somebody saved while this person was typing: who, when, and what stands there now. */
export type Clash = { readonly byName: string; readonly at: Date; readonly now: Typed }

/** A form as it is shown: empty, filled, or come back. */
export type Filled = {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** A refusal that belongs to no field. */
  readonly refusal?: Text
  readonly clash?: Clash
}

/** What a form sends back, trimmed, with one sort of line break. */
export function typedIn(form: URLSearchParams, fields: readonly Field[]): Typed {
  const read = ({ name, kind }: Field) => {
    const value = (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
    return kind === 'time' ? asClock(value) : value
  }
  return Object.fromEntries(fields.map((field) => [field.name, read(field)]))
}

/** `9.30` and `kl. 9:30` are `09:30`; what is no clock is left for the check. */
function asClock(value: string): string {
  const [, hour, minute] = /^(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})$/i.exec(value) ?? []
  return hour === undefined ? value : `${hour.padStart(2, '0')}:${minute}`
}

/** What every form checks: that nothing it must have is missing, and that choices are among those offered. */
export function missingIn(typed: Typed, fields: readonly Field[], language: Language): readonly FieldError[] {
  const t = formTexts(language)
  return fields.flatMap((field): readonly FieldError[] => {
    const value = typed[field.name] ?? ''
    if (value === '')
      return field.optional || field.kind === 'tick' ? [] : [error(field, t.missing(lower(field.label)))]
    const wrong = wrongs[field.kind]?.(value, field)
    return wrong ? [error(field, t[wrong])] : []
  })
}

const lower = (label: Text) => label.plain.charAt(0).toLowerCase() + label.plain.slice(1)

const error = ({ name }: Field, text: Text): FieldError => ({ field: name, text })

type Wrong = 'notADay' | 'notAClock' | 'notANumber' | 'notOffered'

const among: (value: string, field: Field) => Wrong | undefined = (value, { options = [] }) =>
  options.some((option) => option.value === value) ? undefined : 'notOffered'

const wrongs: { readonly [K in Field['kind']]?: (value: string, field: Field) => Wrong | undefined } = {
  date: (value) => (isCalendarDay(value) ? undefined : 'notADay'),
  time: (value) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : 'notAClock'),
  number: (value) => (/^\d{1,4}$/.test(value) ? undefined : 'notANumber'),
  choice: among,
  radio: among,
}

/** A form to send. `seen` is the version of what it changes; sent along, so that a later save is noticed. */
export type Form = {
  readonly action: string
  readonly fields: readonly Field[]
  readonly submit: Text
  readonly seen?: string | undefined
  /** Sets the ids of two forms on one page apart. */
  readonly prefix?: string
  readonly danger?: true
  /** Two fields beside one another, where the window is wide enough. */
  readonly layout?: 'pairs'
  /** Stands between the fields and the button. */
  readonly before?: HtmlValue
}

/** The form, with its errors beside their fields. The summary of them goes to the top of the page: `summaryOf`. */
export function formHtml(form: Form, filled: Filled, language: Language): Html {
  const { action, fields, submit, seen, prefix = '', danger, layout } = form
  const controls = fields.map((field) => control(field, `${prefix}${field.name}`, filled, language))
  return html`<form class="cw-form" method="post" action="${action}" novalidate>
${seen !== undefined && html`<input type="hidden" name="sett" value="${seen}">`}
<div class="cw-fields"${layout && html` data-layout="${layout}"`}>${controls}</div>
${form.before}
<p class="cw-submit"><button class="ds-button" type="submit"${danger && html` data-color="danger"`}>${submit}</button></p>
</form>`
}

/** Every error of a form in one place, each leading to its field; and who saved meanwhile. */
export function summaryOf(filled: Filled, language: Language, prefix = ''): Html | undefined {
  const { errors, refusal, clash } = filled
  const t = formTexts(language)
  if (errors.length === 0 && !refusal && !clash) return undefined
  return html`<div class="ds-error-summary cw-errors" role="alert" tabindex="-1" id="${prefix}feil" autofocus>
<h2>${clash ? t.clash : t.errors}</h2>
${clash && html`<p>${t.clashWho(clash.byName, dayAndClock(clash.at, language))}</p><p>${t.clashDo}</p>`}
${refusal && html`<p>${refusal}</p>`}
${errors.length > 0 && html`<ul class="ds-list">${errors.map(({ field, text }) => html`<li><a class="ds-link" href="#${prefix}${field}">${text}</a></li>`)}</ul>`}
</div>`
}

function control(field: Field, id: string, { typed, errors, clash }: Filled, language: Language): Html {
  const t = formTexts(language)
  const value = typed[field.name] ?? ''
  const wrong = errors.find((each) => each.field === field.name)
  const other = clash && (clash.now[field.name] ?? '') !== value ? (clash.now[field.name] ?? '') : undefined
  const notes = [
    field.help && html`<p class="cw-help" id="${id}-hjelp">${field.help}</p>`,
    wrong && html`<p class="ds-validation-message" id="${id}-feil">${wrong.text}</p>`,
    other !== undefined &&
      html`<div class="cw-other" id="${id}-na"><strong>${t.nowItSays}</strong><p>${other === '' ? t.nothing : shownValue(field, other)}</p></div>`,
  ]
  const ids = [field.help && `${id}-hjelp`, wrong && `${id}-feil`, other !== undefined && `${id}-na`].filter(Boolean)
  const told = html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${wrong && html` aria-invalid="true"`}`
  const label = html`${field.label}${field.optional && html` <span class="cw-optional">${t.optional}</span>`}`
  if (field.kind === 'radio') {
    return html`<fieldset class="cw-field ds-fieldset" id="${id}"${told} tabindex="-1"><legend>${label}</legend>${notes}${(
      field.options ?? []
    ).map(
      (option, index) =>
        html`<p class="cw-tick"><input class="ds-input" type="radio" id="${id}-${index}" name="${field.name}" value="${option.value}"${option.value === value && html` checked`}><label for="${id}-${index}">${option.label}</label></p>`,
    )}</fieldset>`
  }
  if (field.kind === 'tick') {
    return html`<div class="cw-field"><p class="cw-tick"><input class="ds-input" type="checkbox" id="${id}" name="${field.name}" value="ja"${value === 'ja' && html` checked`}${told}><label for="${id}">${label}</label></p>${notes}</div>`
  }
  return html`<div class="cw-field" data-kind="${field.kind}"><label for="${id}">${label}</label>${notes}${box(field, id, value, told)}</div>`
}

function box(field: Field, id: string, value: string, told: Html): Html {
  const { name, kind, options = [], rows = 4, suggestions } = field
  if (kind === 'lines') {
    return html`<textarea class="ds-input" id="${id}" name="${name}" rows="${rows}"${told}>${'\n'}${value}</textarea>`
  }
  if (kind === 'choice') {
    return html`<select class="ds-input" id="${id}" name="${name}"${told}>${options.map(
      (option) =>
        html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`,
    )}</select>`
  }
  const type = kind === 'date' ? 'date' : 'text'
  return html`<input class="ds-input" type="${type}" id="${id}" name="${name}" value="${value}"${kind === 'number' && html` inputmode="numeric"`}${
    suggestions && html` list="${id}-forslag"`
  }${told}>${suggestions && html`<datalist id="${id}-forslag">${suggestions.map((each) => html`<option value="${each}"></option>`)}</datalist>`}`
}

function shownValue({ options }: Field, value: string): Text | string {
  return options?.find((option) => option.value === value)?.label ?? value
}
