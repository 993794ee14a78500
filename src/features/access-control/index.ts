export { decideAccess } from './decide-access.ts'
export { confirmTreatment, memoryTreatmentRelations, type TreatmentRelations } from './treatment.ts'
