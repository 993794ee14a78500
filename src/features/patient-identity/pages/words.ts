import { countryText } from '../../../protocols/web/country-text.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { PersonNumber } from '../identity.ts'
import type { Description, Trait } from '../likeness.ts'
import { norwegianRegisters } from '../norwegian-number.ts'
import { identityTexts } from './texts.ts'

/** Countries in words: `Finland, Portugal`. */
export function namesOf(countries: readonly string[], language: Language): Html {
  return html`${[...new Set(countries)].map((country, at) => html`${at > 0 && ', '}${countryText(country, language)}`)}`
}

/** What kind of number it is: its country, or of ours which of the two. */
export function kindOf({ root, country }: PersonNumber, language: Language): Text {
  const t = identityTexts(language)
  if (root === norwegianRegisters.DNR) return t.dNumber
  return root === norwegianRegisters.FNR ? t.nationalNumber : countryText(country, language)
}

/** What a description says of a trait, as it is written; undefined where it says nothing. */
export const said: Readonly<Record<Trait, (description: Description, language: Language) => Html | undefined>> = {
  family: ({ family }) => (family === undefined ? undefined : html`<span lang="und">${family}</span>`),
  given: ({ given = [] }) => (given.length === 0 ? undefined : html`<span lang="und">${given.join(' ')}</span>`),
  'birth-date': ({ birthDate }) =>
    birthDate === undefined ? undefined : html`${birthDate.split('-').toReversed().join('.')}`,
  gender({ gender }, language) {
    const t = identityTexts(language)
    return gender === undefined ? undefined : html`${{ F: t.female, M: t.male, UN: t.otherSex }[gender]}`
  },
}

/**
 * A table that scrolls in itself where the window is narrow.
 *
 * @param name the same as the heading above it
 */
export function table(name: Text, heads: readonly HtmlValue[], rows: readonly Html[]): Html {
  return html`<div class="pi-scroll" tabindex="0" role="group" aria-label="${name}"><table class="ds-table"><caption class="ds-sr-only">${name}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}
