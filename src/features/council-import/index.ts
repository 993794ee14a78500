export {
  deriveRecords,
  type FileOutcome,
  importPapers,
  type ImportNeeds,
  type ImportOutcome,
  readFiles,
} from './import-papers.ts'
export { memoryImportStore } from './store.memory.ts'
export { sqlImportStore } from './store.sql.ts'
export type * from './store.ts'
