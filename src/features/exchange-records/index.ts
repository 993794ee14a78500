export type {
  AuditedProfessional,
  AuditedSystem,
  EvidenceOf,
  ExchangeEvent,
  ExchangeEventId,
  ExchangeRecords,
} from './exchange-event.ts'
export { fhirRepository } from './forward-fhir.ts'
export { syslogRepository } from './forward-syslog.ts'
export type { ExchangeRecordStore, ForwardedTo } from './store.ts'
export { memoryExchangeRecords } from './store.memory.ts'
export { sqlExchangeRecords } from './store.sql.ts'
export { exchangeRecordUpkeep } from './upkeep.ts'
export { type ExchangeRecordsView, exchangeRecordsView, type QueueName, retryDeadLetter } from './view.ts'
