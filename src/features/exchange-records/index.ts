export type {
  AuditedProfessional,
  AuditedSystem,
  EvidenceOf,
  ExchangeEvent,
  ExchangeEventId,
  ExchangeRecords,
} from './exchange-event.ts'
export type { ExchangeRecordStore, ForwardedTo } from './store.ts'
export { memoryExchangeRecords } from './store.memory.ts'
export { sqlExchangeRecords } from './store.sql.ts'
