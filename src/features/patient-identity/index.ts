export { type CentralPatient, makePatients, type Patients } from './patients.ts'
export type { PatientIdentityStore } from './store.ts'
export { memoryPatientIdentities } from './store.memory.ts'
export { sqlPatientIdentities } from './store.sql.ts'
