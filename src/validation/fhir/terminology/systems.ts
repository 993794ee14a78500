import { countryName, languageName } from '../../../standards/terminology/geographic-names.ts'
import { isUcum } from '../../../standards/terminology/ucum.ts'

/** Whether a text is a code of the system; undefined where it may be one, and the rule cannot tell. */
type Rule = (code: string) => boolean | undefined

/** RFC 5646 §2.1: language, script, region, variants and extensions, or grandfathered and private tags. */
const languageTag =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$|^[ix](?:-[a-z\d]{1,8})+$/i

/** RFC 6838 §4.2 and RFC 2045 §5.1: type, subtype and parameters. */
const mediaType = /^[\w.+!#$&^-]+\/[\w.+!#$&^*-]+(?:\s*;\s*[\w.+!#$&^-]+=(?:[\w.+!#$&^'*/:-]+|"[^"]*"))*$/

/** RFC 3986 §4.3, by its scheme. */
const absoluteUri = /^[a-z][a-z\d+.-]*:\S+$/i

/** LOINC terms; and parts, answers, answer lists and groups, whose check digits follow another rule. */
const loincTerm = /^(\d{1,8})-(\d)$/
const loincOther = /^L[APLG]\d{1,8}-\d$/

/** A concept of SNOMED CT, or an expression that begins with one. */
const snomed = /^\d{6,18}$/
const snomedExpression = /[|:+{}=,()<\s]/

/** What has the form may be a code. */
const ofForm =
  (form: RegExp): Rule =>
  (code) =>
    form.test(code) ? undefined : false

/** URL of the code system -> its rule. */
const rules: Readonly<Record<string, Rule>> = {
  'http://unitsofmeasure.org': isUcum,
  'urn:ietf:bcp:47': isLanguage,
  'urn:ietf:bcp:13': (code) => mediaType.test(code),
  'urn:ietf:rfc:3986': (code) => absoluteUri.test(code),
  'urn:iso:std:iso:4217': ofForm(/^[A-Z]{3}$/),
  'urn:iso:std:iso:3166': isCountry,
  'http://loinc.org': (code) => (isLoincForm(code) ? undefined : false),
  'http://snomed.info/sct': (code) => (isSnomedForm(code) ? undefined : false),
}

/**
 * What the rule of a code system says of a code: undefined where the rule cannot tell, or there is none.
 *
 * @see https://hl7.org/fhir/R4/terminologies-systems.html
 */
export function byRule(system: string, code: string): boolean | undefined {
  return Object.hasOwn(rules, system) ? rules[system]?.(code) : undefined
}

/** By its grammar; and where the language has a code of two letters, by ISO 639-1, all of which CLDR names. */
function isLanguage(tag: string): boolean {
  const [primary = ''] = tag.split('-')
  // Codes of four letters are reserved, and none of more letters was ever registered (RFC 5646 §2.2.1).
  if (!languageTag.test(tag) || /^[a-z]{4,}$/i.test(primary)) return false
  return primary.length !== 2 || languageName(primary, 'en') !== undefined
}

/** Regions of CLDR that are no countries of ISO 3166-1, and two codes that the Union alone uses. */
const noCountries: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'UK', 'EL'])

/** Alpha-2 by CLDR; of other parts of ISO 3166 the form. */
function isCountry(code: string): boolean | undefined {
  if (/^[A-Z]{2}$/.test(code)) return countryName(code, 'en') !== undefined && !noCountries.has(code)
  return /^(?:[A-Z]{3}|\d{3}|[A-Z]{2}-[A-Z\d]{1,3})$/.test(code) ? undefined : false
}

/** The character code of the digit. */
const zero = 0x30

/** The number of a LOINC term ends in its check digit (Luhn mod 10; LOINC Users' Guide, «LOINC check digit»). */
function isLoincForm(code: string): boolean {
  const [, number = '', check] = loincTerm.exec(code) ?? []
  if (check === undefined) return loincOther.test(code)
  let sum = 0
  for (let place = 0; place < number.length; place++) {
    const digit = number.charCodeAt(number.length - 1 - place) - zero
    const weighed = place % 2 === 0 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return (10 - (sum % 10)) % 10 === Number(check)
}

const dihedral = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
] as const

const permutation = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
] as const

/** An SCTID ends in its Verhoeff check digit, before it the partition of concepts (SNOMED CT Release File, 6 «SCTID»). */
function isSnomedForm(code: string): boolean {
  if (snomedExpression.test(code)) return true
  if (!snomed.test(code)) return false
  let check = 0
  for (let place = 0; place < code.length; place++) {
    const digit = code.charCodeAt(code.length - 1 - place) - zero
    check = dihedral[check]?.[permutation[place % 8]?.[digit] ?? 0] ?? 0
  }
  return check === 0 && /[01]0\d$/.test(code)
}
