import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import { spokenName } from '../../../standards/myhealth-eu/patient-traits.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'
import type { Lookup } from '../lookup.ts'
import { paths } from './paths.ts'
import { pageTexts } from './texts.ts'

/** A country of the list, and whether it can be asked. */
export type ListedCountry = { readonly country: string; readonly open: boolean }

/** Which country? By name, in the reader's own alphabet. */
export function countriesPage(
  listed: readonly ListedCountry[],
  mine: readonly Lookup[],
  language: Language,
  practice?: 'here' | URL,
): Page {
  const t = pageTexts(language)
  const named = listed
    .map((each) => ({ ...each, name: nameOf(each.country, language) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language))
  const [open, closed] = [named.filter((each) => each.open), named.filter((each) => !each.open)]
  return {
    title: t.title,
    main: html`${practice === 'here' && html`<p class="kp-note"><strong>${t.practice}</strong> ${t.practiceHere}</p>`}<h1>${t.title}</h1>
<p class="kp-lead">${open.length > 0 ? t.countriesLead : t.noCountries}</p>
${open.length > 0 && html`<ul class="ct-countries" aria-label="${t.countries}">${open.map(({ country, name }) => html`<li><a class="ds-link" href="${paths.form(country)}">${name}</a></li>`)}</ul>`}
${
  closed.length > 0 &&
  html`<h2>${t.closed}</h2><p>${t.closedWhy}</p>
<ul class="ct-countries">${closed.map(({ name }) => html`<li><span>${name}</span></li>`)}</ul>`
}
${mine.length > 0 && html`<h2 id="mine">${t.mine}</h2><ul aria-labelledby="mine">${mine.map((lookup) => html`<li><a class="ds-link" href="${paths.lookup(lookup.id)}">${nameOf(lookup.country, language)}: <span lang="und">${patientName(lookup)}</span></a> <span class="kp-small">${t.opened} ${clockOf(lookup.begun)}</span></li>`)}</ul>`}
<p><a class="ds-link" href="${paths.file}">${t.openFile}</a></p>
${practice instanceof URL && html`<p><a class="ds-link" href="${practice.href}">${t.practiceElsewhere}</a></p>`}`,
  }
}

/** As the country answered. */
export function patientName({ patient }: Pick<Lookup, 'patient'>): string {
  return spokenName(patient ?? {})
}

/** A country in the reader's language; its code where the language has no name for it. */
export function nameOf(country: string, language: Language): string {
  return countryName(country, language) ?? country
}
