import type { Page } from '../../../protocols/web/answer.ts'
import { countryText } from '../../../protocols/web/country-text.ts'
import { markInput } from '../../../protocols/web/form-mark.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { dayIn } from '../../../protocols/web/moment.ts'
import type { Proposal } from '../proposals.ts'
import { identityPaths } from './paths.ts'
import { identityTexts } from './texts.ts'
import { namesOf } from './words.ts'

/** What the first page is made of. */
export type StartView = {
  readonly waiting: readonly Proposal[]
  /** Countries whose numbers can be looked for: ISO 3166-1, two letters. */
  readonly countries: readonly string[]
  /** Somebody was looked for, and is not here. */
  readonly nobody: boolean
  readonly language: Language
  /** Of this visit. */
  readonly mark: string
}

/** Who waits for a decision, and the way to anybody. No names: a list of patients would be let out without a record. */
export function startPage(view: StartView): Page {
  const t = identityTexts(view.language)
  return {
    title: t.title,
    main: html`<div class="pi"><h1>${t.title}</h1><p class="kp-lead">${t.lead}</p>
<section aria-labelledby="venter"><h2 id="venter">${t.waiting}</h2>${waitingHtml(view)}</section>
<section aria-labelledby="finn"><h2 id="finn">${t.find}</h2>
${view.nobody && html`<p class="ds-alert" data-color="info" role="status">${t.nobody}</p>`}
<p>${t.findAbout}</p>${numberForm(identityPaths.find, t.search, view)}</section></div>`,
  }
}

function waitingHtml({ waiting, language }: StartView): Html {
  const t = identityTexts(language)
  if (waiting.length === 0) return html`<p>${t.nothingWaiting}</p>`
  const items = waiting.map(({ one, other, foundAt }) => {
    const [mine, theirs] = [one, other].map(({ numbers }) =>
      namesOf(
        numbers.map(({ country }) => country),
        language,
      ),
    )
    return html`<li><a class="ds-link" href="${identityPaths.pair(one.id, other.id)}">${mine} ${t.and} ${theirs}</a>, ${t.found(dayIn(foundAt, language))}</li>`
  })
  return html`<p>${t.noNames}</p><ul class="ds-list">${items}</ul>`
}

/** A country and a number: that is how somebody is named to us. */
export function numberForm(
  action: string,
  button: Text,
  { countries, language, mark }: Pick<StartView, 'countries' | 'language' | 'mark'>,
): Html {
  const t = identityTexts(language)
  const options = countries
    .map((country) => ({ country, name: countryText(country, language) }))
    .toSorted((one, other) => one.name.plain.localeCompare(other.name.plain, language))
    .map(({ country, name }) => html`<option value="${country}">${name}</option>`)
  return html`<form class="pi-inline" method="post" action="${action}">${markInput(mark)}
<div class="pi-field"><label for="land">${t.country}</label><select class="ds-input" id="land" name="land">${options}</select></div>
<div class="pi-field"><label for="nummer">${t.number}</label><input class="ds-input" id="nummer" name="nummer" maxlength="100" required autocomplete="off" spellcheck="false"></div>
<button class="ds-button" type="submit">${button}</button></form>`
}
