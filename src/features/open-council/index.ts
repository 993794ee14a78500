export { currentRecords } from './current-records.ts'
export type { SourceDocument, Sources } from './public-lines.ts'
export type { OpenCouncilNeeds } from './asked-for.ts'
export { openPage } from './pages/frame.ts'
export { openCouncilRoutes } from './routes.ts'
export type { SearchStore } from './search/store.ts'
export { memorySearch } from './search/store.memory.ts'
export { sqlSearch } from './search/store.sql.ts'

/** The style sheet of the pages. */
export const openCouncilAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
