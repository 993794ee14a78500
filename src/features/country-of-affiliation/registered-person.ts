import type { DocumentService } from '../../standards/myhealth-eu/document-class.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

/** Somebody this country answers for. */
export type RegisteredPerson = {
  /** Ours, random: what documents are kept by. */
  readonly key: string
  /** As this country's register has them; at least one identifier. */
  readonly traits: PatientTraits
  /** The services the person has opted out of across borders (Regulation (EU) 2025/327, Art. 8). */
  readonly optedOut: readonly DocumentService[]
  /** Told to no other country at all (see `isKnownAbroad`). */
  readonly protectedAddress: boolean
}

/** Every service a person can opt out of: who has opted out of all is as unknown to other countries as a stranger. */
export const servicesAbroad: readonly DocumentService[] = [
  'patient-summary',
  'eprescription',
  'edispensation',
  'medication-overview',
  'orcd',
]

/**
 * Whether other countries may learn that this person exists. Somebody whose address is protected stands in documents with
 * it, and no document is redacted here: until one can be, they are as unknown as somebody who opted out of everything.
 */
export function isKnownAbroad({ optedOut, protectedAddress }: RegisteredPerson): boolean {
  return !protectedAddress && servicesAbroad.some((service) => !optedOut.includes(service))
}
