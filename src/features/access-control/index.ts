export { decideAccess } from './decide-access.ts'
export { accessProblems } from './texts.ts'
export { sqlTreatmentRelations } from './treatment.sql.ts'
export { confirmTreatment, memoryTreatmentRelations, type TreatmentRelations } from './treatment.ts'
