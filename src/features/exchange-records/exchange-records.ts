import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'

/** That a message was sent or received, to be signed (ETSI REM): NRO by its sender, NRR by its receiver. */
export type EvidenceOf = {
  readonly kind: 'NRO' | 'NRR'
  readonly eventId: string
  readonly action: string
  readonly messageId: string
  /** SHA-256 of the message's root part, hexadecimal. */
  readonly digest: string
  readonly at: Date
}

/** Where events are committed before anything leaves. */
export type ExchangeRecords = {
  /**
   * Commits the event, and the order to sign its evidence. Sending both to the audit repository waits.
   *
   * @throws Problem `unavailable` (`exchange-record-failed`) when it cannot be committed; nothing may leave then
   */
  readonly record: (event: ExchangeEvent, evidence?: readonly EvidenceOf[]) => Promise<void>
  /**
   * Commits that something is about to be asked (role B). Until `complete` says how it went, a crash makes it a
   * communication failure at the next start.
   */
  readonly intend: (event: ExchangeEvent, evidence?: readonly EvidenceOf[]) => Promise<void>
  /** Says how what was intended went, under the same `eventId`. @throws as `record` */
  readonly complete: (event: ExchangeEvent, evidence?: readonly EvidenceOf[]) => Promise<void>
}
