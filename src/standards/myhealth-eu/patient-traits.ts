import type { InstanceIdentifier } from './instance-identifier.ts'

/** Administrative gender of MyHealth@EU (value set eHDSIAdministrativeGender). */
export type Gender = 'F' | 'M' | 'UN'

/**
 * What one country says of a person so that another may recognise them, and what it answers (ITI-55). A trait that was
 * not asked for or not given is left out.
 */
export type PatientTraits = {
  readonly identifiers: readonly InstanceIdentifier[]
  readonly family?: string
  readonly given?: readonly string[]
  readonly gender?: Gender
  /** `YYYY-MM-DD`, or less of it. */
  readonly birthDate?: string
  readonly address?: PatientAddress
}

/** A name as one says it; empty where there is none. */
export function spokenName({ given = [], family = '' }: Pick<PatientTraits, 'given' | 'family'>): string {
  return [...given, family].filter((part) => part !== '').join(' ')
}

/** Where somebody lives, as far as a country tells. */
export type PatientAddress = {
  readonly lines?: readonly string[]
  readonly city?: string
  readonly postalCode?: string
  /** ISO 3166-1, two letters. */
  readonly country?: string
}
