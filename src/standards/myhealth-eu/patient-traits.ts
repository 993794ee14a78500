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

export type PatientAddress = {
  readonly lines?: readonly string[]
  readonly city?: string
  readonly postalCode?: string
  /** ISO 3166-1, two letters. */
  readonly country?: string
}
