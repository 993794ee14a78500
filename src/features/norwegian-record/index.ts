import type { FeatureAssets } from '../../protocols/web/own-assets.ts'

export type { Emergencies } from './emergency.ts'
export { inventedPatients } from './invented-patients.ts'
export type { InventedPatient, Registers } from './needs.ts'
export type { OpenedRecords, Openings } from './opened-record.ts'
export { norwegianRecordRoutes } from './routes.ts'
export { memoryEmergencies, memoryOpenedRecords, memoryOpenings } from './store.memory.ts'
export { sqlEmergencies, sqlOpenedRecords, sqlOpenings } from './store.sql.ts'
export { norwegianRecordProblems } from './texts.ts'

/** The look of these pages. */
export const norwegianRecordAssets: FeatureAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
