import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Gender, PatientAddress, PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { readSearch, type Search, type SearchParameter, tokensOf, valueProblem } from './search-parameters.ts'

/**
 * What may be said of a person (PDQm, ITI-78; EU Health Data API). Number, birth date, names and gender go to the core, as
 * in ITI-55; the rest is held against whom it finds.
 */
export const patientParameters: Readonly<Record<string, SearchParameter>> = {
  _id: {},
  identifier: { repeats: true },
  active: {},
  birthdate: { type: 'date' },
  family: { type: 'string' },
  given: { type: 'string', repeats: true },
  gender: {},
  address: { type: 'string', repeats: true },
  'address-city': { type: 'string' },
  'address-postalcode': { type: 'string' },
  'address-country': { type: 'string' },
  'address-state': { type: 'string', unheld: true },
  telecom: { unheld: true },
}

/** Of an address, by parameter. */
const addressParts: Readonly<Record<string, (address: PatientAddress) => readonly (string | undefined)[]>> = {
  address: ({ lines = [], city, postalCode, country }) => [...lines, city, postalCode, country],
  'address-city': ({ city }) => [city],
  'address-postalcode': ({ postalCode }) => [postalCode],
  'address-country': ({ country }) => [country],
}

const genders: Readonly<Record<string, Gender>> = { male: 'M', female: 'F', other: 'UN', unknown: 'UN' }

/** A person as somebody looks for them. */
export type PatientSearch = {
  readonly traits: PatientTraits
  /** The id in our addresses, where it was given. */
  readonly id?: string
  /** Whether the rest of what was said is true of a person. */
  readonly wanted: (person: PatientTraits) => boolean
} & Pick<Search, 'shown' | 'unheld'>

/** @throws Problem `invalid` as `readSearch` */
export function readPatientSearch(sources: readonly URLSearchParams[]): PatientSearch {
  const search = readSearch(sources, patientParameters)
  const { all, one, shown, unheld } = search
  const [birthDate, family, given, gender, id] = ['birthdate', 'family', 'given', 'gender', '_id'].map(one)
  const active = one('active') ?? 'true'
  if (active !== 'true' && active !== 'false') throw valueProblem('active')
  return {
    shown,
    unheld,
    ...(id === undefined ? {} : { id }),
    traits: {
      identifiers: all('identifier').map((value) => identifierOf(value, 'identifier')),
      ...(birthDate === undefined ? {} : { birthDate: dateOf(birthDate) }),
      ...(family === undefined ? {} : { family }),
      ...(given === undefined ? {} : { given: all('given') }),
      ...(gender === undefined ? {} : { gender: genders[gender] ?? refused('gender') }),
    },
    wanted: ({ address = {} }) =>
      active === 'true' &&
      unheld.length === 0 &&
      Object.keys(addressParts).every((name) => livesAt(search, name, address)),
  }
}

/** Whether one of the texts begins as the search says, without regard to case and accents (R4, search, string). */
function livesAt({ all }: Search, name: string, address: PatientAddress): boolean {
  const parts = addressParts[name]?.(address).map((part) => plain(part ?? '')) ?? []
  return all(name).every((value) => parts.some((part) => part.startsWith(plain(value))))
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** `urn:oid:…|number`; alternatives are refused, since no two numbers are the same person’s by chance. */
export function identifierOf(value: string, name: string): InstanceIdentifier {
  const [token, another] = tokensOf(value, name)
  const root = /^urn:oid:([0-2](?:\.(?:0|[1-9]\d*))+)$/.exec(token?.system ?? '')?.[1]
  if (!token || another || root === undefined) return refused(name)
  return { root, extension: token.code }
}

/** A day, or less of it; `eq` may stand before it. */
function dateOf(value: string): string {
  const [, date] = /^(?:eq)?(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)$/.exec(value) ?? []
  return date ?? refused('birthdate')
}

function refused(name: string): never {
  throw valueProblem(name)
}
