import type { PatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'

/** The first identifier of the patient that names one; undefined of a patient without any. */
export function patientNumber({ header }: PatientSummary): InstanceIdentifier | undefined {
  for (const { root, extension } of header.patient?.ids ?? []) {
    if (root && extension) return { root, extension }
  }
  return undefined
}
