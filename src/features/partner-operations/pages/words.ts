import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { markField } from '../../../protocols/web/form-mark.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'

/** A country's name in the reader's language. */
export function nameOf(country: string, language: Language): Text {
  const own = countryName(country, language)
  return own === undefined ? text(countryName(country, 'nb') ?? country, 'nb', language !== 'nb') : text(own, language)
}

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', se: 'nb-NO', en: 'en-GB' }

/** Day and clock. */
export function momentIn(at: Date, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Oslo' } as const
  return new Intl.DateTimeFormat(locales[language], options).format(at)
}

/** Milliseconds below a second, else seconds. */
export function durationIn(seconds: number | undefined, language: Language): string {
  if (seconds === undefined) return '–'
  const isShort = seconds < 1
  const format = new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    maximumFractionDigits: isShort ? 0 : 1,
  })
  return format.format(isShort ? seconds * 1000 : seconds)
}

/** What ties a form to this visit. */
export function markInput(mark: string): Html {
  return html`<input type="hidden" name="${markField}" value="${mark}">`
}

/**
 * A table that scrolls in itself where the window is narrow.
 *
 * @param repeats whether its caption only says what the heading above says
 */
export function table(caption: Text, heads: readonly (Text | string)[], rows: readonly Html[], repeats = false): Html {
  return html`<div class="po-scroll" tabindex="0" role="group" aria-label="${caption}"><table class="ds-table"><caption${repeats && html` class="ds-sr-only"`}>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}

/** As much of a key as tells two apart. */
export function handleOf(key: string): string {
  return key.slice(0, 12)
}
