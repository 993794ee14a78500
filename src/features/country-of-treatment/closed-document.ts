import type { SignedIn } from '../../protocols/gate/access.ts'
import type { ClosedDocument } from '../patient-summary/index.ts'
import { standingOf } from './consent.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/**
 * A document that was removed because its consent was taken back, for whoever had fetched it, in the same visit, and for
 * nobody else: to all others it is as absent as one that never was.
 */
export function closedDocument({
  lookups,
  consents,
  now,
}: Pick<TreatmentCountryNeeds, 'lookups' | 'consents' | 'now'>): (
  person: SignedIn,
  document: string,
) => Promise<ClosedDocument | undefined> {
  return async (person, document) => {
    const own = await lookups.list(person.visit, now())
    const lookup = own.find(({ closed, askedBy }) => closed?.includes(document) && askedBy === person.subject)
    const consent = lookup?.consent === undefined ? undefined : await consents.find(lookup.consent)
    if (!consent) return undefined
    const { patient, country } = consent
    return { patient, country, consent: standingOf(consent, now()) }
  }
}
