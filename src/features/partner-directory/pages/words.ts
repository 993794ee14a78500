import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, type Text, text } from '../../../protocols/web/language.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'
import { publisherCountry } from '../pin.ts'
import { inventoryTexts } from './texts.ts'

/** A country's name in the reader's language; the publisher under its own. */
export function nameOf(country: string, language: Language): Text {
  if (country === publisherCountry) return inventoryTexts(language).publisher
  const own = countryName(country, language)
  return own === undefined ? text(countryName(country, 'nb') ?? country, 'nb', language !== 'nb') : text(own, language)
}

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', se: 'nb-NO', en: 'en-GB' }

/** A day, as a person reads it. */
export function dayIn(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'Europe/Oslo' }).format(at)
}

/** Day and clock. */
export function momentIn(at: Date, language: Language): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Oslo' } as const
  return new Intl.DateTimeFormat(locales[language], options).format(at)
}

/** All of a fingerprint, in groups that can be read aloud and compared. */
export function fingerprintHtml(sha256: string): Html {
  return html`<code class="pd-print">${sha256.match(/.{1,4}/g)?.join(' ')}</code>`
}
