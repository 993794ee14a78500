export type { NationalRecord, NationalRecords, RecordChange } from './store.ts'
