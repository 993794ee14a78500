import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import { framePaths } from '../../../protocols/web/layout.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { signInTexts } from './texts.ts'

/** When the issuer gave up. */
export function failedPage(language: Language): Page {
  const t = signInTexts(language)
  return {
    title: t.failedTitle,
    main: html`<h1>${t.failedTitle}</h1>
<p class="kp-lead">${t.failed}</p>
<p><a class="ds-button" href="${framePaths.signIn}">${t.again}</a></p>`,
  }
}
