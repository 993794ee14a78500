export type {
  AuditedProfessional,
  AuditedSystem,
  EvidenceOf,
  ExchangeEvent,
  ExchangeEventId,
  ExchangeRecords,
} from './exchange-event.ts'
