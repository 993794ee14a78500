export type {
  AuditedProfessional,
  AuditedSystem,
  ExchangeEvent,
  ExchangeEventId,
} from '../../standards/atna/exchange-event.ts'
export { type AuditReceived, type DemoAudit, openDemoAudit } from './demo-audit.ts'
export type { EvidenceOf, ExchangeRecords } from './exchange-records.ts'
export { messageDigest } from './message-digest.ts'
export { fhirRepository } from './forward-fhir.ts'
export { syslogRepository } from './forward-syslog.ts'
export type { ExchangeRecordStore, ForwardedTo } from './store.ts'
export { sqlExchangeRecords } from './store.sql.ts'
export { exchangeRecordUpkeep } from './upkeep.ts'
