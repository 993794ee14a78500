import type { Address, Name, Telecom } from '../../../standards/cda/datatypes.ts'
import { countryName } from '../../../standards/terminology/geographic-names.ts'
import type { Said } from './summary-view.ts'
import type { Words } from './words.ts'

/** A person's name as written, its parts in their order; a name is in no language. */
export function nameInWords(name: Name, words: Words): Said | undefined {
  const text = name.parts
    .map((part) => part.text)
    .filter(Boolean)
    .join(' ')
  if (text) return { text, lang: words.documentLanguage, how: 'own' }
  return undefined
}

/** An address on one line, its country by name. */
export function addressInWords(address: Address, words: Words): Said | undefined {
  const text = address.parts
    .map(({ part, text }) => (part === 'country' ? (countryName(text, words.language) ?? text) : text))
    .filter(Boolean)
    .join(', ')
  return text ? { text, lang: words.documentLanguage, how: 'own' } : undefined
}

/** A telephone number or mail address without its scheme, and where it leads. */
export function telecomInWords(telecom: Telecom, words: Words): Said | undefined {
  const { t } = words
  const plain = telecom.value?.replace(/^(tel|mailto|fax|https?|sip):/i, '').trim()
  if (!plain) return undefined
  const place = [...(telecom.use ?? '').split(/\s+/)].map((use) =>
    use === 'MC' ? t.mobile : /^H/.test(use) ? t.home : /^W/.test(use) ? t.work : undefined,
  )
  const label = place.find((each) => each !== undefined)
  return label ? words.own(label(plain)) : { text: plain, lang: 'zxx', how: 'own' }
}
