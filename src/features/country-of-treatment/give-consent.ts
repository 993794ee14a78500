import type { SignedIn } from '../../protocols/gate/access.ts'
import type { AnsweredBy } from './answered-by.ts'
import { askedNow } from './asked-now.ts'
import { type Consent, emergencyMinutes, type EmergencyReason, type NoticeShown } from './consent.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/** What the professional recorded. */
export type Ground =
  | { readonly kind: 'spoken'; readonly notice: NoticeShown; readonly answeredBy?: AnsweredBy }
  | { readonly kind: 'emergency'; readonly reason: { readonly code: EmergencyReason; readonly words: string } }

/**
 * Records the consent that was spoken for the patient of a lookup, or the emergency opened without; the latter sets off an
 * alarm.
 */
export async function recordGround(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  lookup: Lookup,
  ground: Ground,
): Promise<Consent> {
  const { consents, alarm, consentHours } = needs
  const asked = askedNow(needs, person, lookup)
  const minutes = ground.kind === 'spoken' ? consentHours * 60 : emergencyMinutes
  const ends = new Date(asked.at.getTime() + minutes * 60_000)
  const consent: Consent = { ...asked, ends, scope: 'PS+OrCD', ...ground }
  await consents.give(consent)
  if (consent.kind === 'emergency') alarm(consent)
  return consent
}
