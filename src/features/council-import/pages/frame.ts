import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { paths } from './paths.ts'
import { importTexts } from './texts.ts'

/** The ways between council work, import and review. */
export function importNav(current: 'import' | 'review', language: Language): Html {
  const t = importTexts(language)
  const entries = [
    { path: paths.work, name: t.work, here: false },
    { path: paths.import, name: t.title, here: current === 'import' },
    { path: paths.review, name: t.review, here: current === 'review' },
  ]
  return html`<nav class="ci-nav" aria-label="${t.nav}"><ul>${entries.map(
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
