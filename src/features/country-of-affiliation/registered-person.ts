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
  /** Address and kin are told to no one. */
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

/** Whether other countries may learn that this person exists. */
export function isKnownAbroad({ optedOut }: RegisteredPerson): boolean {
  return servicesAbroad.some((service) => !optedOut.includes(service))
}

/** What other countries are told of a person: a protected address is not. */
export function toldAbroad({ traits, protectedAddress }: RegisteredPerson): PatientTraits {
  if (!protectedAddress) return traits
  const { address: _protected, ...told } = traits
  return told
}
