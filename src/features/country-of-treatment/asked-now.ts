import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Asked } from './consent.ts'
import { keyOfPatient } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/** That the patient of a lookup is asked now by whoever is signed in, or cannot be. */
export function askedNow(
  { personKeySecret, newId, now }: Pick<TreatmentCountryNeeds, 'personKeySecret' | 'newId' | 'now'>,
  person: SignedIn,
  lookup: Lookup,
): Asked {
  return {
    id: newId(),
    patient: keyOfPatient(personKeySecret, lookup),
    country: lookup.country,
    askedBy: person.subject,
    askedByName: person.name,
    organisation: organisationOf(person),
    visit: person.visit,
    lookup: lookup.id,
    at: now(),
  }
}

/** Organisation number; empty where the issuer gave none. */
export function organisationOf({ organisation }: SignedIn): string {
  return organisation?.orgNumber ?? ''
}
