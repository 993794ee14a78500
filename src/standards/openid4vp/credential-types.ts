import { isCalendarDay } from '../../kernel/calendar-day.ts'
import type { Gender, PatientTraits } from '../myhealth-eu/patient-traits.ts'
import type { SearchField, SearchFieldKind, SearchMask } from '../smp/search-mask.ts'
import { refuse } from './refuse.ts'
import type { Json } from './strict-json.ts'

/** A claim that answers a field of a search mask. */
export type TraitClaim = { readonly claim: string; readonly kind: SearchFieldKind }

/** A kind of credential that says who its holder is. */
export type CredentialType = {
  /** What our queries and answers call it. */
  readonly id: string
  readonly vct: string
  readonly claims: readonly TraitClaim[]
}

/**
 * Types of credentials that a search mask can be filled in from; a new one is a row. The first that a country's issuers
 * vouch for is preferred.
 *
 * @see https://github.com/eu-digital-identity-wallet/eudi-doc-attestation-rulebooks-catalog
 */
export const credentialTypes: readonly CredentialType[] = [
  {
    // The health identity of the large scale pilot: what a patient is known by to health care at home.
    id: 'health-id',
    vct: 'urn:eu.europa.ec.eudi:hiid:1',
    claims: [
      { claim: 'patient_id', kind: 'identifier' },
      { claim: 'health_insurance_id', kind: 'identifier' },
    ],
  },
  {
    // Person identification data (Implementing Regulation (EU) 2024/2977; ARF, annex 3.01, chapter 5).
    id: 'pid',
    vct: 'urn:eudi:pid:1',
    claims: [
      { claim: 'personal_administrative_number', kind: 'identifier' },
      { claim: 'family_name', kind: 'family' },
      { claim: 'given_name', kind: 'given' },
      { claim: 'birthdate', kind: 'birth-date' },
      { claim: 'sex', kind: 'gender' },
    ],
  },
  {
    // The European Health Insurance Card.
    id: 'ehic',
    vct: 'urn:eudi:ehic:1',
    claims: [{ claim: 'personal_administrative_number', kind: 'identifier' }],
  },
]

/** In every type: whose credential it is. */
export const countryClaim = 'issuing_country'

/** Which register a claim's number is of, by the name of the claim: OIDs, as the country's search mask has them. */
export type NumberDomains = Readonly<Record<string, string>>

/**
 * What of a credential fills in a country's form, and no more is asked of a patient: of the sets of fields that are enough
 * the smallest that the credential has whole, one with a number first; or else the one it has most of.
 *
 * @returns empty when the credential helps nobody to fill it in
 */
export function claimsFor(
  type: CredentialType,
  { fields, enough }: SearchMask,
  domains: NumberDomains,
): readonly TraitClaim[] {
  const wanted = fields.filter(({ scope }) => scope !== 'EP')
  const sets = enough.length > 0 ? enough : wanted.map(({ key }) => [key])
  const filled = sets.map((keys) => {
    const its = wanted.filter(({ key }) => keys.includes(key))
    const claims = its.flatMap((field) => type.claims.find((each) => answers(each, field, domains)) ?? [])
    return { claims, whole: claims.length === its.length, numbers: claims.filter(isNumber).length }
  })
  const [best] = filled.toSorted(
    (one, other) =>
      Number(other.whole) - Number(one.whole) ||
      (one.whole ? one.claims.length - other.claims.length : other.claims.length - one.claims.length) ||
      other.numbers - one.numbers,
  )
  return best?.claims ?? []
}

const isNumber = ({ kind }: TraitClaim) => kind === 'identifier'

function answers({ claim, kind }: TraitClaim, field: SearchField, domains: NumberDomains): boolean {
  if (field.kind !== kind) return false
  return kind !== 'identifier' || (field.domain !== undefined && domains[claim] === field.domain)
}

const mostCharacters = 200

/**
 * Reads the asked claims, and those alone, as traits of a patient.
 *
 * @throws Problem `credential-claims` when one is missing or is not what its type says
 */
export function traitsOf(claims: Json, asked: readonly TraitClaim[], domains: NumberDomains): PatientTraits {
  const read = asked.map(({ claim, kind }) => {
    const reader = readers[kind] ?? refuse('credential-claims')
    return reader(claims[claim], domains[claim] ?? '')
  })
  const identifiers = read.flatMap((traits) => traits.identifiers ?? [])
  return Object.assign({}, ...read, { identifiers })
}

const readers: Partial<Readonly<Record<SearchFieldKind, (value: unknown, root: string) => Partial<PatientTraits>>>> = {
  identifier: (value, root) => ({ identifiers: [{ root, extension: wordsOf(value) }] }),
  family: (value) => ({ family: wordsOf(value) }),
  given: (value) => ({ given: [wordsOf(value)] }),
  'birth-date': (value) => ({ birthDate: dayOf(value) }),
  gender: (value) => genderOf(value),
}

/** No control characters and none that turn the direction of text: it is shown to people. */
function wordsOf(value: unknown): string {
  const words = typeof value === 'string' ? value.trim() : ''
  const readable = words !== '' && words.length <= mostCharacters && !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(words)
  return readable ? words : refuse('credential-claims')
}

/** A day of the calendar, whole. */
function dayOf(value: unknown): string {
  return typeof value === 'string' && isCalendarDay(value) ? value : refuse('credential-claims')
}

/** ISO/IEC 5218, and what the rulebook adds to it: what is neither is told as such. Not known and not said are left out. */
function genderOf(value: unknown): { readonly gender?: Gender } {
  const genders: Readonly<Record<number, Gender>> = { 1: 'M', 2: 'F', 3: 'UN', 4: 'UN', 5: 'UN', 6: 'UN' }
  if (value === 0 || value === 9) return {}
  const gender = typeof value === 'number' ? genders[value] : undefined
  return gender ? { gender } : refuse('credential-claims')
}
