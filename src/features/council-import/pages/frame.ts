import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { workMenu } from '../../council-work/index.ts'
import { paths } from './paths.ts'
import { importTexts } from './texts.ts'

/** The ways between the pages of council work, and between papers and their review. */
export function importNav(current: 'import' | 'review', request: WebRequest): Html {
  const t = importTexts(request.language)
  const entries = [
    { path: paths.import, name: t.title, here: current === 'import' },
    { path: paths.review, name: t.review, here: current === 'review' },
  ]
  return html`${workMenu(paths.import, request)}
<nav class="ci-nav" aria-label="${t.nav}"><ul>${entries.map(
    ({ path, name, here }) =>
      html`<li><a class="ds-link" href="${path}"${here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>`
}

/** Day and clock in Norway, as a person reads them. */
export function when(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'se' ? 'nb' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  }).format(at)
}

/** One page of a long list, and how many pages there are. */
export type Slice<Item> = { readonly items: readonly Item[]; readonly page: number; readonly pages: number }

/** @param asked the number of the page, from 1, as an address says it */
export function sliced<Item>(all: readonly Item[], asked: string | null, size: number): Slice<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const wanted = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1
  const page = Math.min(Math.max(1, wanted), pages)
  return { items: all.slice((page - 1) * size, page * size), page, pages }
}

/** The way to the pages before and after; nothing when there is one page only. */
export function pager(
  { page, pages }: Slice<unknown>,
  address: (page: number) => string,
  language: Language,
): Html | undefined {
  if (pages === 1) return undefined
  const t = importTexts(language)
  return html`<nav class="ci-steps" aria-label="${t.pagesOf}">
${page > 1 && html`<a class="ds-link" rel="prev" href="${address(page - 1)}">${t.previousPage}</a>`}
<span>${t.pageOf(page, pages)}</span>
${page < pages && html`<a class="ds-link" rel="next" href="${address(page + 1)}">${t.nextPage}</a>`}
</nav>`
}
