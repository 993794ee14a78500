import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { addresses } from '../addresses.ts'
import { openTexts } from './texts.ts'

/** The public sections, in the order they stand at the top of each page. */
const sections = [
  { id: 'cases', path: addresses.search, title: (t: ReturnType<typeof openTexts>) => t.sections },
  { id: 'meetings', path: addresses.meetings, title: (t: ReturnType<typeof openTexts>) => t.meetings },
  { id: 'councils', path: addresses.councils, title: (t: ReturnType<typeof openTexts>) => t.councils },
  { id: 'followUp', path: addresses.followUp, title: (t: ReturnType<typeof openTexts>) => t.followUp },
  { id: 'openData', path: addresses.openData, title: (t: ReturnType<typeof openTexts>) => t.openData },
] as const

/** Which section a page belongs to. */
export type SectionId = (typeof sections)[number]['id']

/** One public page with its sections above. `here` marks the section's own front page. */
export function openPage(
  language: Language,
  { section, here, title, main }: { section: SectionId; here?: true; title: Text | string; main: HtmlValue },
): Page {
  const t = openTexts(language)
  const links = sections.map(({ id, path, title: name }) => {
    const current = id === section && (here ? html`aria-current="page"` : html`aria-current="true"`)
    return html`<li><a href="${path}" ${current}>${name(t)}</a></li>`
  })
  return {
    title,
    width: 'wide',
    main: html`<div class="oc">
<nav class="oc-nav" aria-label="${t.sections}"><ul>${links}</ul></nav>
${main}
</div>`,
  }
}

/** What the papers say is in bokmål, whatever the language of the page (WCAG 2.2, 3.1.2). */
export function inBokmal(language: Language): Html | false {
  return language !== 'nb' && html`lang="nb"`
}
