export type * from './store.ts'
export { memoryImportStore } from './store.memory.ts'
export { sqlImportStore } from './store.sql.ts'
