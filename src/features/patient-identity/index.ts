export type { CentralPatient } from './kept-identities.ts'
export { makePatients, type Patients } from './patients.ts'
export type { PatientIdentityStore } from './store.ts'
export { memoryPatientIdentities } from './store.memory.ts'
export { sqlPatientIdentities } from './store.sql.ts'
export type { IdentityPageNeeds, Register } from './page-needs.ts'
export { knownHere, type KnownHereNeeds, type Meeting } from './pages/known-here.ts'
export { identityRoutes } from './routes.ts'

/** The style sheet of the pages. */
export const patientIdentityAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
