import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { locales } from '../../../protocols/web/moment.ts'

/** A table that scrolls in itself where the window is narrow. Its caption says what the heading above says. */
export function table(caption: Text, heads: readonly Text[], rows: readonly Html[]): Html {
  return html`<div class="vp-scroll" tabindex="0" role="group" aria-label="${caption}"><table class="ds-table"><caption class="ds-sr-only">${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}

/**
 * A table whose rows are cards in a narrow window, each cell with the name of its column; the first cell names the row. Roles
 * are written out, since browsers forget tables that are laid out as something else.
 */
export function cards(caption: Text, heads: readonly Text[], rows: readonly (readonly HtmlValue[])[]): Html {
  const cell = (value: HtmlValue, nth: number) =>
    nth === 0
      ? html`<th role="rowheader" scope="row">${value}</th>`
      : html`<td role="cell" data-head="${heads[nth]}">${value}</td>`
  return html`<div class="vp-scroll vp-cards" tabindex="0" role="group" aria-label="${caption}"><table class="ds-table" role="table"><caption class="ds-sr-only">${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map(cell)}</tr>\n`)}</tbody></table></div>`
}

/** A number as the reader writes it. */
export function numberIn(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(value)
}

/** `2026-11-22` as the reader writes it. */
export function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
