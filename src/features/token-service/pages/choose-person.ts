import type { Page } from '../../../protocols/web/answer.ts'
import { occupationOf } from '../../../protocols/web/frame-texts.ts'
import { html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { DemoPerson } from '../demo-people.ts'
import { choiceTexts } from './texts.ts'

/** Somebody to be. */
export type Choice = Pick<DemoPerson, 'subject' | 'name' | 'role' | 'authorizations' | 'organisation' | 'hprNumber'>

/** The issuer's page: one button a person, one click to be signed in. */
export function choosePersonPage(action: string, choices: readonly Choice[], language: Language): Page {
  const t = choiceTexts(language)
  const people = choices.map((each) => {
    const { subject, name, organisation, hprNumber } = each
    return html`<li><form method="post" action="${action}">
<button type="submit" name="person" value="${subject}"><strong class="kp-role">${occupationOf(each, language)}</strong>
<span>${name}</span>${organisation && html`<span>${organisation.name}</span>`}${
      hprNumber !== undefined && html`<span class="kp-small">${t.hpr} ${hprNumber}</span>`
    }</button></form></li>`
  })
  return {
    title: t.title,
    signsIn: true,
    main: html`<h1>${t.title}</h1>
<p class="kp-lead">${t.lead}</p>
<ul class="kp-people">${people}</ul>`,
  }
}
