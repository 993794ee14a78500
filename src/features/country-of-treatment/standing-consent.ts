import type { SignedIn } from '../../protocols/gate/access.ts'
import { type Consent, standingOf } from './consent.ts'
import { keyOfPatient } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/** A consent that a patient has spoken. */
export type SpokenConsent = Extract<Consent, { readonly kind: 'spoken' }>

/**
 * What the patient of a lookup has consented to already: to the same professional, in the same visit, for the same country,
 * and not taken back. The same patient is not asked twice; another patient always is (issue 5, items 5 and 10).
 */
export async function standingConsent(
  { consents, personKeySecret, now }: Pick<TreatmentCountryNeeds, 'consents' | 'personKeySecret' | 'now'>,
  person: SignedIn,
  lookup: Lookup,
): Promise<SpokenConsent | undefined> {
  const patient = keyOfPatient(personKeySecret, lookup)
  const given = await consents.ofVisit(person.visit, patient)
  return given
    .filter((consent): consent is SpokenConsent => consent.kind === 'spoken')
    .find(
      (consent) =>
        consent.askedBy === person.subject &&
        consent.country === lookup.country &&
        standingOf(consent, now()) === 'live',
    )
}
