import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Council } from '../../council/index.ts'
import { narrowTexts } from '../texts/narrow.ts'
import { shortName } from '../workspace.ts'

/** Rows of a list on one page: with more of them a page grows beyond what a phone should fetch. */
export const mostRows = 100

/** What a list is narrowed to. */
export type Narrowed = { readonly council: string | undefined; readonly year: number | undefined }

/** What the address asks for. */
export function narrowedBy(query: URLSearchParams): Narrowed {
  const year = Number(query.get('ar'))
  return { council: query.get('rad') || undefined, year: year > 0 ? year : undefined }
}

/** Whether something of this council and year is wanted. */
export const isWanted = ({ council, year }: Narrowed, of: string, inYear: number | undefined): boolean =>
  (council === undefined || council === of) && (year === undefined || year === inYear)

/** A form that narrows a list to a council and a year. @param years those there are */
export function narrowForm(
  action: string,
  narrowed: Narrowed,
  councils: readonly Council[],
  years: readonly number[],
  language: Language,
): Html {
  const t = narrowTexts(language)
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}"${chosen && html` selected`}>${label}</option>`
  return html`<form class="cw-narrow" method="get" action="${action}">
<label for="rad">${t.council}</label><select class="ds-input" id="rad" name="rad"><option value="">${t.all}</option>${councils.map((each) => option(each.id, shortName(each), each.id === narrowed.council))}</select>
<label for="ar">${t.year}</label><select class="ds-input" id="ar" name="ar"><option value="">${t.all}</option>${[...new Set(years)].toSorted((a, b) => b - a).map((each) => option(String(each), String(each), each === narrowed.year))}</select>
<button class="ds-button" data-variant="secondary" type="submit">${t.show}</button></form>`
}

/** Says that there are more rows than are shown. */
export const moreRows = (all: number, language: Language): Html | undefined =>
  all > mostRows ? html`<p>${narrowTexts(language).shown(mostRows, all)}</p>` : undefined
