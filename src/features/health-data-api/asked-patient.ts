import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Asker, DocumentQuery } from '../country-of-affiliation/index.ts'
import type { HealthDataNeeds } from './needs.ts'
import { patientId } from './patient-resource.ts'

/** How a patient is named in a request: by number, or by the id that identification gave. */
export type NamedPatient = { readonly identifier: InstanceIdentifier } | { readonly id: string }

/**
 * Whose documents are asked for. An id leads back to nobody by itself; it is held against the patient of the treatment
 * relation, and one that is not that patient's is what a number of somebody else is: a contradiction in the request.
 */
export function patientAsked(
  { handleSecret }: HealthDataNeeds,
  { assertions: { trc }, peer }: Asker,
  named: NamedPatient,
): Pick<DocumentQuery, 'patient'> & Partial<Pick<DocumentQuery, 'faults'>> {
  if ('identifier' in named) return { patient: named.identifier }
  if (trc && patientId(handleSecret, peer.country, trc.patient) === named.id) return { patient: trc.patient }
  const patient = trc?.patient ?? { root: '', extension: '' }
  return { patient, faults: [faultOf('ERROR_UNKNOWN_PATIENT_IDENTIFIER')] }
}
