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
  return text ? words.named(text) : undefined
}

/** An address on one line, its country by name. */
export function addressInWords(address: Address, words: Words): Said | undefined {
  const text = address.parts
    .map(({ part, text }) => (part === 'country' ? (countryName(text, words.language) ?? text) : text))
    .filter(Boolean)
    .join(', ')
  if (!text) return undefined
  const label = placeOf(address.use, words)
  return { ...words.named(text), ...(label ? { text: label(text).plain } : {}) }
}

/** Where an address or number leads, by the HL7 v3 codes of its use. */
function placeOf(use: string | undefined, { t }: Words): Words['t']['home'] | undefined {
  const labels = (use ?? '').split(/\s+/).map((code) => {
    if (code === 'MC') return t.mobile
    if (code === 'TMP') return t.temporary
    if (/^H/.test(code)) return t.home
    return /^W/.test(code) ? t.work : undefined
  })
  return labels.find((label) => label !== undefined)
}

/** A telephone number or mail address without its scheme, and where it leads. */
export function telecomInWords(telecom: Telecom, words: Words): Said | undefined {
  const plain = telecom.value?.replace(/^(tel|mailto|fax|https?|sip):/i, '').trim()
  if (!plain) return undefined
  const label = placeOf(telecom.use, words)
  return label ? words.own(label(plain)) : { text: plain, lang: 'zxx', how: 'own' }
}
