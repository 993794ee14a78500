import type { SearchField, SearchMask } from '../../standards/smp/search-mask.ts'
import type { DemoPerson } from './demo-person.ts'

/**
 * A country of the demonstration: the same program with another configuration and other people. The people are invented,
 * so are the authorities of their numbers (OID arc 2.999, for examples).
 */
export type DemoCountry = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** OID of its home community, without a prefix; numbers and repository lie below it. */
  readonly community: string
  /** What its patients carry: the fields of its search mask. */
  readonly asks: readonly SearchField[]
  /** Which of the fields must be filled in. */
  readonly enough: readonly (readonly string[])[]
  /** Its people; the first has a structured summary. */
  readonly people: readonly [DemoPerson, ...DemoPerson[]]
}

/** The number that the country's people carry. */
export function numberField(domain: string, format: string, description: string, original: string): SearchField {
  return {
    key: 'number',
    kind: 'identifier',
    domain,
    label: 'label.ism.nationalPersonIdentifier',
    description,
    originalDescription: original,
    format: { kind: 'expression', source: format },
    mandatory: true,
    scope: 'ALL',
  }
}

/** The birth date, where a number alone is not enough. */
export const birthDateField: SearchField = {
  key: 'birthDate',
  kind: 'birth-date',
  label: 'label.ism.birthDate',
  mandatory: true,
  scope: 'ALL',
}

/** The mask as its contact point publishes it. */
export function maskOf({ country, asks, enough }: DemoCountry): SearchMask {
  return { country, scope: 'ALL', fields: asks, enough, pictures: [], notes: [] }
}

/** The document, by its name in `samples`, that the first of its people has. */
export function firstDocumentOf({ country, people: [first] }: DemoCountry): string {
  if ('documents' in first) return first.documents[0]
  throw new RangeError(`The first of ${country} has no document`)
}

/** The OID of the one repository of a country. */
export function repositoryOf({ community }: DemoCountry): string {
  return `${community}.3`
}
