import type { ComputedDesignations, TerminologySource } from './concept-index.ts'

const cldr: TerminologySource = { name: 'Unicode CLDR', kind: 'computed' }

/** The languages we ask CLDR for; Northern Sámi (`se`) is in CLDR itself, so nobody here has to vouch for it. */
const spoken = new Set(['nb', 'nn', 'se', 'en'])

/** The Union's own two-letter codes for two countries that ISO 3166-1 names otherwise (Interinstitutional style guide 7.1.1). */
const unionCodes: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
])

const formatters = new Map<string, Intl.DisplayNames>()

function displayNames(type: 'region' | 'language', language: string): Intl.DisplayNames | undefined {
  if (!spoken.has(language)) return undefined
  const key = `${type} ${language}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DisplayNames([language], { type, fallback: 'none' })
    if (formatter.resolvedOptions().locale !== language) return undefined
    formatters.set(key, formatter)
  }
  return formatter
}

/** A country by its ISO 3166-1 alpha-2 code, EL and UK included; undefined for anything else. */
export function countryName(code: string, language: string): string | undefined {
  const upper = code.toUpperCase()
  if (!/^[A-Z]{2}$/.test(upper)) return undefined
  return displayNames('region', language)?.of(unionCodes.get(upper) ?? upper)
}

/** A language by its BCP 47 tag or ISO 639 code; undefined where CLDR has no name or the tag is malformed. */
export function languageName(tag: string, language: string): string | undefined {
  try {
    return displayNames('language', language)?.of(tag)
  } catch {
    return undefined // RangeError: not a language tag
  }
}

/** Countries and languages for a concept index: named by the runtime's CLDR instead of a list of ours. */
export const geographicNames: readonly ComputedDesignations[] = [
  { system: 'urn:iso:std:iso:3166', source: cldr, text: countryName },
  { system: 'urn:ietf:bcp:47', source: cldr, text: languageName },
]
