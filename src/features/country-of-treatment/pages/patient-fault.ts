import type { AnswererFault } from '../answered-by.ts'

/** What is missing of what was sent from the patient's page. */
export type PatientFault = 'chooseReason' | 'writeReason' | AnswererFault

const faults: readonly PatientFault[] = [
  'chooseReason',
  'writeReason',
  'chooseCapacity',
  'writeGiven',
  'writeFamily',
  'writeBirth',
]

/** Whether an address names a fault. */
export function isPatientFault(text: string): text is PatientFault {
  return (faults as readonly string[]).includes(text)
}
