import { countryText } from '../../../protocols/web/country-text.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { publisherCountry } from '../pin.ts'
import { inventoryTexts } from './texts.ts'

/** A country's name in the reader's language; the publisher under its own. */
export function nameOf(country: string, language: Language): Text {
  if (country === publisherCountry) return inventoryTexts(language).publisher
  return countryText(country, language)
}

/** All of a fingerprint, in groups that can be read aloud and compared. */
export function fingerprintHtml(sha256: string): Html {
  return html`<code class="pd-print">${sha256.match(/.{1,4}/g)?.join(' ')}</code>`
}
