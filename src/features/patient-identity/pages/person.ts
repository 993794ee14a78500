import type { Page } from '../../../protocols/web/answer.ts'
import { countryText } from '../../../protocols/web/country-text.ts'
import { markInput } from '../../../protocols/web/form-mark.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import { spokenName } from '../../../standards/myhealth-eu/patient-traits.ts'
import type { CentralPatient } from '../kept-identities.ts'
import { traits } from '../likeness.ts'
import { mergedIn, numbersOf } from '../identity.ts'
import { historyHtml } from './history.ts'
import { identityPaths } from './paths.ts'
import { type Field, fieldHtml, type Refused, refusedHtml } from './refused.ts'
import { numberForm } from './start.ts'
import { identityTexts } from './texts.ts'
import { kindOf, namesOf, said, table } from './words.ts'

/** What the page of one person is made of. */
export type PersonView = {
  readonly person: CentralPatient
  /** Who may be the same person. */
  readonly alike: readonly CentralPatient[]
  readonly countries: readonly string[]
  /** Somebody to compare with was looked for, and is not here. */
  readonly nobody: boolean
  readonly language: Language
  /** Of this visit. */
  readonly mark: string
  /** Why something was not done. */
  readonly refused?: Refused
}

/** Everything that is known of who somebody is, what was done about it, and what can be. */
export function personPage(view: PersonView): Page {
  const t = identityTexts(view.language)
  return {
    title: t.person,
    width: 'wide',
    main: html`<div class="pi"><p><a class="ds-link" href="${identityPaths.start}">${t.toStart}</a></p>
${refusedHtml(view.refused, view.language)}
<h1>${nameHtml(view.person, view.language)}</h1>
${numbersHtml(view)}
${toldHtml(view)}
${alikeHtml(view)}
${mergedHtml(view)}
<section class="pi-part" aria-labelledby="historikk"><h2 id="historikk">${t.history}</h2>${historyHtml(view.person.identities, view.language)}</section>
<div class="pi-forms">${addHtml(view)}${noMatchHtml(view)}${compareHtml(view)}</div></div>`,
  }
}

/** The last name that a country told. */
export function nameHtml({ descriptions }: CentralPatient, language: Language): Html {
  const last = descriptions.toSorted((one, other) => one.at.getTime() - other.at.getTime()).at(-1)?.description
  const name = spokenName(last ?? {})
  return name === '' ? html`${identityTexts(language).nameless}` : html`<span lang="und">${name}</span>`
}

function numbersHtml({ person, language }: PersonView): Html {
  const t = identityTexts(language)
  const rows = person.numbers.map(
    (number) => html`<tr><th scope="row">${kindOf(number, language)}</th><td>${number.extension}</td></tr>`,
  )
  return html`<section class="pi-part" aria-labelledby="numre"><h2 id="numre">${t.numbers}</h2>${table(t.numbers, [t.whose, t.number], rows)}</section>`
}

function toldHtml({ person, language }: PersonView): Html {
  const t = identityTexts(language)
  const rows = person.descriptions.map(
    ({ country, at, description }) =>
      html`<tr><th scope="row">${countryText(country, language)}</th>${traits.map((trait) => html`<td>${said[trait](description, language) ?? t.notSaid}</td>`)}<td>${momentIn(at, language)}</td></tr>`,
  )
  const heads = [t.byCountry, ...traits.map((trait) => t[trait]), t.since]
  return html`<section class="pi-part" aria-labelledby="opplyst"><h2 id="opplyst">${t.told}</h2>${rows.length === 0 ? html`<p>${t.nothingTold}</p>` : table(t.told, heads, rows)}</section>`
}

function alikeHtml({ person, alike, language }: PersonView): Html | false {
  const t = identityTexts(language)
  const links = alike.map(({ id, numbers }) => {
    const countries = namesOf(
      numbers.map(({ country }) => country),
      language,
    )
    return html`<li><a class="ds-link" href="${identityPaths.pair(person.id, id)}">${t.compare}: ${countries}</a></li>`
  })
  return (
    alike.length > 0 &&
    html`<section class="pi-part" aria-labelledby="like"><h2 id="like">${t.waiting}</h2><ul class="ds-list">${links}</ul></section>`
  )
}

function mergedHtml(view: PersonView): Html | false {
  const { person, language, mark } = view
  const t = identityTexts(language)
  const [stays] = person.identities
  const inside = stays ? mergedIn(stays) : []
  const forms = person.identities
    .filter(({ id }) => inside.includes(id))
    .map((identity, at) => {
      const numbers = numbersOf(identity).map((number) => html`${kindOf(number, language)} ${number.extension}`)
      return html`<li><p><strong>${numbers.map((number, index) => html`${index > 0 && ', '}${number}`)}</strong></p>
<form method="post" action="${identityPaths.takeApart(person.id)}">${markInput(mark)}<input type="hidden" name="identitet" value="${identity.id}">
${reason(view, 'identity-take-apart', `hvorfor-fra-${at}`, t.whyApart)}<button class="ds-button" data-variant="secondary" type="submit">${t.takeApart}</button></form></li>`
    })
  return (
    forms.length > 0 &&
    html`<section class="pi-part" aria-labelledby="slatt"><h2 id="slatt">${t.mergedTitle}</h2><p>${t.mergedAbout}</p><ul class="pi-merged">${forms}</ul></section>`
  )
}

function addHtml(view: PersonView): Html {
  const { person, language, mark } = view
  const t = identityTexts(language)
  return html`<section class="pi-part" aria-labelledby="legg-til"><h2 id="legg-til">${t.addTitle}</h2>
<form method="post" action="${identityPaths.number(person.id)}">${markInput(mark)}
${fieldHtml({ id: 'norsk', name: 'nummer', label: t.number, maxLength: 20 }, 'identity-number', view.refused, language)}
${reason(view, 'identity-number', 'hvorfor-nummer', t.whyNumber)}<button class="ds-button" data-variant="secondary" type="submit">${t.add}</button></form></section>`
}

function noMatchHtml(view: PersonView): Html {
  const { person, language, mark } = view
  const t = identityTexts(language)
  return html`<section class="pi-part" aria-labelledby="ingen"><h2 id="ingen">${t.noMatchTitle}</h2><p>${t.noMatchAbout}</p>
<form method="post" action="${identityPaths.noMatch(person.id)}">${markInput(mark)}
${reason(view, 'identity-no-match', 'hvorfor-ingen', t.whyNoMatch)}<button class="ds-button" data-variant="secondary" type="submit">${t.noMatch}</button></form></section>`
}

function reason({ refused, language }: PersonView, route: string, id: string, label: Field['label']): Html {
  return fieldHtml({ id, name: 'grunn', label, maxLength: 300 }, route, refused, language)
}

function compareHtml(view: PersonView): Html {
  const t = identityTexts(view.language)
  return html`<section class="pi-part" aria-labelledby="sammenlign"><h2 id="sammenlign">${t.compareTitle}</h2>${view.nobody && html`<p class="ds-alert" data-color="info" role="status">${t.nobody}</p>`}${numberForm(identityPaths.compare(view.person.id), t.compare, view)}</section>`
}
