import { markField } from '../../../protocols/web/form-mark.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'
import type { PersonNumber } from '../identity.ts'
import type { Description, Trait } from '../likeness.ts'
import { norwegianRegisters } from '../norwegian-number.ts'
import { identityTexts } from './texts.ts'

/** A country's name in the reader's language. */
export function nameOf(country: string, language: Language): Text {
  const own = countryName(country, language)
  return own === undefined ? text(countryName(country, 'nb') ?? country, 'nb', language !== 'nb') : text(own, language)
}

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', se: 'nb-NO', en: 'en-GB' }

/** Day and clock. */
export function momentIn(at: Date, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Oslo' } as const
  return new Intl.DateTimeFormat(locales[language], options).format(at)
}

/** The day. */
export function dayIn(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'Europe/Oslo' }).format(at)
}

/** Countries in words: `Finland, Portugal`. */
export function namesOf(countries: readonly string[], language: Language): Html {
  return html`${[...new Set(countries)].map((country, at) => html`${at > 0 && ', '}${nameOf(country, language)}`)}`
}

/** What kind of number it is: its country, or of ours which of the two. */
export function kindOf({ root, country }: PersonNumber, language: Language): Text {
  const t = identityTexts(language)
  if (root === norwegianRegisters.DNR) return t.dNumber
  return root === norwegianRegisters.FNR ? t.nationalNumber : nameOf(country, language)
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

/** What ties a form to this visit. */
export function markInput(mark: string): Html {
  return html`<input type="hidden" name="${markField}" value="${mark}">`
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
