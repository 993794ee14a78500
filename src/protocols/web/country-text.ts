import { countryName } from '../../standards/terminology/geographic-names.ts'
import { type Language, type Text, text } from './language.ts'

/**
 * A country's name in the reader's language; the bokmål one, marked as borrowed, where the language has none.
 *
 * @param country ISO 3166-1, two letters
 */
export function countryText(country: string, language: Language): Text {
  const own = countryName(country, language)
  return own === undefined ? text(countryName(country, 'nb') ?? country, 'nb', language !== 'nb') : text(own, language)
}
