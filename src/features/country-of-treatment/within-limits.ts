import { keyOfPatient } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { Professional } from './professional.ts'

/**
 * Whether a question may be sent: counted by professional, point of care and patient before anybody is asked (issue 5,
 * item 14).
 *
 * @param urgent the patient's own count only alarms: in an emergency, and before anybody can know whether it is one
 */
export async function withinLimits(
  { brakes, personKeySecret, now }: Pick<TreatmentCountryNeeds, 'brakes' | 'personKeySecret' | 'now'>,
  { nameId, pointOfCare }: Professional,
  lookup: Lookup,
  urgent: boolean,
): Promise<boolean> {
  const taken = await brakes.take({
    role: 'B',
    country: lookup.country,
    professional: nameId,
    pointOfCare,
    patientKey: keyOfPatient(personKeySecret, lookup),
    emergency: urgent,
    at: now(),
  })
  return taken === 'pass'
}
