import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Consent } from '../consent.ts'
import type { Lookup } from '../lookup.ts'
import type { AskedFor } from '../trouble.ts'
import { nameOf } from './countries.ts'
import { paths } from './paths.ts'
import { pageTexts } from './texts.ts'

/** While the other country is asked. Without script: the browser comes back, and is answered when there is something. */
export function waitingPage(
  { id, country }: Lookup,
  what: AskedFor,
  consent: Consent | undefined,
  language: Language,
): Page {
  const t = pageTexts(language)
  const name = nameOf(country, language)
  const title = what === 'identify' ? t.waiting(name) : t.waitingFetch(name)
  const onwards = `${paths.lookup(id)}?vent=ja`
  return {
    title,
    onwards: { to: onwards, seconds: 1 },
    main: html`<h1>${title}</h1>
<p class="kp-lead" role="status">${t.waitingLead}</p>
<div class="ct-actions"><form method="post" action="${paths.cancel(id)}"><button class="ds-button" data-variant="secondary" type="submit">${t.cancel}</button></form>
<a class="ds-link" href="${onwards}">${t.goOn}</a>
${consent && html`<a class="ds-link" href="${paths.consent(consent.id)}">${consent.kind === 'spoken' ? t.consentTitle : t.emergencyPage}</a>`}</div>`,
  }
}
