import type { FeatureAssets } from '../../protocols/web/own-assets.ts'

export { inventedPatients } from './invented-patients.ts'
export type { InventedPatient, Registers } from './needs.ts'
export type { OpenedRecords, Openings } from './opened-record.ts'
export { norwegianRecordRoutes } from './routes.ts'
export { memoryOpenedRecords, memoryOpenings } from './store.memory.ts'
export { sqlOpenedRecords, sqlOpenings } from './store.sql.ts'
export { norwegianRecordProblems } from './texts.ts'

/** The look of these pages. */
export const norwegianRecordAssets: FeatureAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
