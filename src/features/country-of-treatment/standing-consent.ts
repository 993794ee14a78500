import type { SignedIn } from '../../protocols/gate/access.ts'
import { type Consent, standingOf } from './consent.ts'
import { keyOfPatient } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/** A consent that a patient has spoken. */
export type SpokenConsent = Extract<Consent, { readonly kind: 'spoken' }>

/**
 * What the patient of a lookup has consented to already: to the same professional, in the same visit, for the same country,
 * and neither taken back nor answered with no since, as in another lookup that was open beside it. The same patient is not
 * asked twice; another patient always is (issue 5, items 5 and 10).
 */
export async function standingConsent(
  { consents, personKeySecret, now }: Pick<TreatmentCountryNeeds, 'consents' | 'personKeySecret' | 'now'>,
  { visit, subject }: SignedIn,
  lookup: Lookup,
): Promise<SpokenConsent | undefined> {
  const patient = keyOfPatient(personKeySecret, lookup)
  const isTheSame = ({ askedBy, country }: Pick<Consent, 'askedBy' | 'country'>) =>
    askedBy === subject && country === lookup.country
  const given = (await consents.ofVisit(visit, patient))
    .filter((consent): consent is SpokenConsent => consent.kind === 'spoken')
    .filter((consent) => isTheSame(consent) && standingOf(consent, now()) === 'live')
  const earliest = given.map(({ at }) => at).toSorted((one, other) => one.getTime() - other.getTime())[0]
  const refused = earliest ? (await consents.refusals(patient, earliest)).filter(isTheSame) : []
  return given.find(({ at }) => refused.every((refusal) => refusal.at < at))
}
