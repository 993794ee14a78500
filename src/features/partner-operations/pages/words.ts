import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { locales } from '../../../protocols/web/moment.ts'

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
