import type { Page } from '../../../protocols/web/answer.ts'
import { countryText } from '../../../protocols/web/country-text.ts'
import { markInput } from '../../../protocols/web/form-mark.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { dayIn } from '../../../protocols/web/moment.ts'
import { asCompared } from '../as-compared.ts'
import { areFoundDifferent, clash } from '../identity.ts'
import type { CentralPatient } from '../kept-identities.ts'
import { type Agreement, agreementOn, type Trait, traits } from '../likeness.ts'
import { nameHtml } from './person.ts'
import { identityPaths } from './paths.ts'
import { fieldHtml, type Refused, refusedHtml } from './refused.ts'
import { identityTexts } from './texts.ts'
import { kindOf, said, table } from './words.ts'

/** What the page of two people is made of. */
export type PairView = {
  readonly one: CentralPatient
  readonly other: CentralPatient
  readonly language: Language
  /** Of this visit. */
  readonly mark: string
  readonly refused?: Refused
}

/** Two side by side: what agrees, what differs, and what somebody finds that they are. */
export function pairPage(view: PairView): Page {
  const { one, other, language } = view
  const t = identityTexts(language)
  const heads = [t.trait, personLink(one, language), personLink(other, language)]
  const rows = [...traits.map((trait) => traitRow(trait, view)), numberRow(view), metRow(view)]
  return {
    title: t.same,
    width: 'wide',
    main: html`<div class="pi"><p><a class="ds-link" href="${identityPaths.start}">${t.toStart}</a></p>
${refusedHtml(view.refused, language)}
<h1>${t.same}</h1><p class="kp-lead">${t.sameAbout}</p>
${areFoundDifferent(one.identities, other.identities) && html`<p class="ds-alert" data-color="info">${t.foundBefore}</p>`}
${table(t.same, heads, rows)}
${decideHtml(view)}</div>`,
  }
}

function personLink(person: CentralPatient, language: Language): Html {
  return html`<a class="ds-link" href="${identityPaths.person(person.id)}">${nameHtml(person, language)}</a>`
}

const colors: Readonly<Record<Agreement, string>> = {
  same: 'success',
  partly: 'warning',
  different: 'danger',
  unsaid: 'neutral',
}

function traitRow(trait: Trait, { one, other, language }: PairView): Html {
  const t = identityTexts(language)
  const [mine, theirs] = [one, other].map(({ descriptions }) => descriptions.flatMap(asCompared))
  const agreement = agreementOn(trait, mine ?? [], theirs ?? [])
  const verdict = html`<span class="ds-tag" data-color="${colors[agreement]}">${t[`is-${agreement}`]}</span>`
  const told = [one, other].map((person) => toldHtml(trait, person, language))
  return row(html`${t[trait]} ${verdict}`, told)
}

/** What each country said: once where they say the same. */
function toldHtml(trait: Trait, { descriptions }: CentralPatient, language: Language): HtmlValue {
  const told = descriptions.flatMap(({ country, description }) => {
    const value = said[trait](description, language)
    return value ? [html`<li>${value} <span class="kp-small">(${countryText(country, language)})</span></li>`] : []
  })
  return told.length === 0 ? identityTexts(language).notSaid : html`<ul class="pi-plain">${told}</ul>`
}

function numberRow({ one, other, language }: PairView): Html {
  const numbers = [one, other].map(
    (person) =>
      html`<ul class="pi-plain">${person.numbers.map((number) => html`<li>${number.extension} <span class="kp-small">(${kindOf(number, language)})</span></li>`)}</ul>`,
  )
  return row(identityTexts(language).numbers, numbers)
}

function metRow({ one, other, language }: PairView): Html {
  const days = [one, other].map(({ identities }) => dayIn(identities[0]!.history[0]!.at, language))
  return row(identityTexts(language).firstMet, days)
}

function row(head: HtmlValue, values: readonly HtmlValue[]): Html {
  return html`<tr><th scope="row">${head}</th>${values.map((value) => html`<td>${value}</td>`)}</tr>`
}

function decideHtml({ one, other, language, mark, refused }: PairView): Html {
  const t = identityTexts(language)
  const reason = (id: string, label: Text, route: string) =>
    fieldHtml({ id, name: 'grunn', label, maxLength: 300 }, route, refused, language)
  const contradict = clash(one.numbers, other.numbers)
  return html`<div class="pi-forms"><section class="pi-part" aria-labelledby="samme"><h2 id="samme">${t.isSame}</h2>${
    contradict
      ? html`<p class="ds-alert" data-color="warning">${t.clash}</p>`
      : html`<p>${t.mergeAbout}</p><form method="post" action="${identityPaths.same(one.id, other.id)}">${markInput(mark)}
${reason('hvorfor-samme', t.whySame, 'identity-same')}<button class="ds-button" type="submit">${t.merge}</button></form>`
  }</section>
<section class="pi-part" aria-labelledby="ulike"><h2 id="ulike">${t.isDifferent}</h2><form method="post" action="${identityPaths.different(one.id, other.id)}">${markInput(mark)}
${reason('hvorfor-ulike', t.whyDifferent, 'identity-different')}<button class="ds-button" data-variant="secondary" type="submit">${t.keepApart}</button></form></section></div>`
}
