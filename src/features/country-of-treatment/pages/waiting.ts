import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Consent } from '../consent.ts'
import type { Step } from '../lookup.ts'
import type { KeptLookup } from '../store.ts'
import { nameOf } from './countries.ts'
import { paths } from './paths.ts'
import { pageTexts } from './texts.ts'
import { waitingTexts } from './waiting-texts.ts'

/**
 * While the other country is asked. Without script: the browser comes back, and is answered when there is something.
 *
 * @param about who is asked for, as far as whoever waits knows
 */
export function waitingPage(
  { lookup, version }: KeptLookup,
  { what, since }: Extract<Step, { kind: 'asking' }>,
  about: string,
  consent: Consent | undefined,
  now: Date,
  language: Language,
): Page {
  const t = pageTexts(language)
  const w = waitingTexts(language)
  const { id } = lookup
  const name = nameOf(lookup.country, language)
  const title = what === 'identify' ? w.asking(name) : w.listing(name)
  const onwards = `${paths.lookup(id)}?vent=ja`
  const seconds = Math.round((now.getTime() - since.getTime()) / 1000)
  return {
    title,
    onwards: { to: onwards, seconds: 1 },
    main: html`<h1>${title}</h1>
${about !== '' && html`<p class="kp-lead">${what === 'identify' ? w.typed : w.patient} <strong lang="und">${about}</strong></p>`}
<p role="status">${w.onwards}${seconds > 0 && html` ${w.waited(seconds)}`}</p>
<div class="ct-actions"><form method="post" action="${paths.cancel(id)}"><input type="hidden" name="versjon" value="${version}"><button class="ds-button" data-variant="secondary" type="submit">${t.cancel}</button></form>
<a class="ds-link" href="${onwards}">${t.goOn}</a>
${consent && html`<a class="ds-link" href="${paths.consent(consent.id)}">${consent.kind === 'spoken' ? t.consentTitle : t.emergencyPage}</a>`}</div>`,
  }
}
