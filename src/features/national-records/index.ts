export type { NationalRecord, NationalRecords, RecordChange } from './store.ts'
export { memoryNationalRecords } from './store.memory.ts'
export { sqlNationalRecords } from './store.sql.ts'
