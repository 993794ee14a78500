import type { SignedIn } from '../../protocols/gate/access.ts'
import type { AnsweredBy } from './answered-by.ts'
import { type Consent, emergencyMinutes, type EmergencyReason, type NoticeShown } from './consent.ts'
import { keyOfPatient } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { organisationOf } from './refuse.ts'

/** What the professional recorded. */
export type Ground =
  | { readonly kind: 'spoken'; readonly notice: NoticeShown; readonly answeredBy?: AnsweredBy }
  | { readonly kind: 'emergency'; readonly reason: { readonly code: EmergencyReason; readonly words: string } }

/**
 * Records the consent that was spoken for the patient of a lookup, or the emergency opened without; the latter sets off an
 * alarm.
 */
export async function recordGround(
  { consents, alarm, consentHours, personKeySecret, newId, now }: TreatmentCountryNeeds,
  person: SignedIn,
  lookup: Lookup,
  ground: Ground,
): Promise<Consent> {
  const at = now()
  const minutes = ground.kind === 'spoken' ? consentHours * 60 : emergencyMinutes
  const consent: Consent = {
    id: newId(),
    patient: keyOfPatient(personKeySecret, lookup),
    country: lookup.country,
    askedBy: person.subject,
    askedByName: person.name,
    organisation: organisationOf(person),
    visit: person.visit,
    lookup: lookup.id,
    at,
    ends: new Date(at.getTime() + minutes * 60_000),
    scope: 'PS+OrCD',
    ...ground,
  }
  await consents.give(consent)
  if (consent.kind === 'emergency') alarm(consent)
  return consent
}
