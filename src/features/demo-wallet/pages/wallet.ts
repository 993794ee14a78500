import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { type Held, held, type Holder } from '../credentials.ts'
import type { Question } from '../read-request.ts'
import { walletTexts } from './texts.ts'

/** Where the wallet is. */
export const walletPath = '/demo/lommebok'

/** What is asked, by whom, and who in the demonstration may show what. */
export function walletPage(question: Question, address: string, holders: readonly Holder[], language: Language): Page {
  const t = walletTexts(language)
  const known = (name: string) => (name in t ? t[name as 'patient_id'] : name)
  const asked = question.credentials.map(
    ({ id, claims }) =>
      html`<li>${known(id)}: ${claims.map((claim, at) => html`${at > 0 && ', '}${known(claim)}`)}</li>`,
  )
  const usable = held.filter(({ type }) => question.credentials.some(({ id }) => id === type))
  const names = new Intl.DisplayNames(language === 'se' ? 'nb' : language, { type: 'region' })
  return {
    title: t.title,
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<p>${t.asks(question.asker)}</p>
<ul>${asked}</ul>
${holders.length === 0 && html`<p role="status">${t.nobody}</p>`}
<form method="post" action="${walletPath}">
<input type="hidden" name="sporsmal" value="${address}">
<div class="ct-field"><label for="hvem">${t.who}</label>
<select class="ds-input" id="hvem" name="hvem">${holders.map(({ name, country }, at) => html`<option value="${at}">${name} (${names.of(country) ?? country})</option>`)}</select></div>
<div class="ct-field"><label for="hva">${t.which}</label>
<select class="ds-input" id="hva" name="hva">${usable.map(({ id }: Held) => html`<option value="${id}">${t[id].plain}</option>`)}</select></div>
<div class="ct-actions">${holders.length > 0 && html`<button class="ds-button" type="submit" name="svar" value="del">${t.share}</button>`}
<button class="ds-button" data-variant="secondary" type="submit" name="svar" value="nei">${t.decline}</button></div>
</form>`,
  }
}

/** What became of it, as far as a wallet is told. */
export function answeredPage(outcome: 'shared' | 'notTaken' | 'declined', language: Language): Page {
  const t = walletTexts(language)
  const advice = outcome === 'notTaken' ? t.notTakenAdvice : t.sharedAdvice
  return { title: t.title, main: html`<h1>${t[outcome]}</h1><p class="kp-lead" role="status">${advice}</p>` }
}
