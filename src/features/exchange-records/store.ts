import type { Queue } from '../../platform/queue/queue.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import type { EvidenceOf, ExchangeRecords } from './exchange-records.ts'

/** Where events are sent on to; each has a queue of its own, so that one that is down holds up no other. */
export type ForwardedTo = 'syslog' | 'fhir'

/** Evidence and its signed form (ETSI REM), when that is made. */
export type KeptEvidence = EvidenceOf & { readonly signed?: Uint8Array }

/** How many exchanges with a country ended in a way, in one role. */
export type ExchangeCount = {
  readonly otherCountry?: string
  readonly role: ExchangeEvent['role']
  readonly event: ExchangeEvent['id']
  readonly outcome: ExchangeEvent['outcome']
  readonly errorCode?: string
  readonly count: number
}

/** Events, evidence and what waits to be done with them. */
export type ExchangeRecordStore = ExchangeRecords & {
  /**
   * Makes each intent that was committed before then and never completed an event `CF` with the outcome serious-failure:
   * what was asked may have been answered to nobody. At the start, with the time of the start.
   *
   * @returns how many
   */
  readonly closeIntents: (before: Date) => Promise<number>
  /** Also of what is only intended. */
  readonly event: (eventId: string) => Promise<ExchangeEvent | undefined>
  readonly evidence: (eventId: string) => Promise<readonly KeptEvidence[]>
  readonly keepSigned: (about: EvidenceOf, signed: Uint8Array) => Promise<void>
  /** Of the events since then, by country. */
  readonly counts: (since: Date) => Promise<readonly ExchangeCount[]>
  /**
   * Forgets events, their evidence, and what was done with them, of before then.
   *
   * @returns how many events
   */
  readonly purge: (before: Date) => Promise<number>
  /** What is to be sent on. */
  readonly forwarding: Readonly<Record<ForwardedTo, Queue>>
  /** What is to be signed. */
  readonly signing: Queue
}

/** What a store is told at its making. */
export type RecordStoreOptions = {
  /** Where events are sent on to; none when there is no audit repository. */
  readonly forwardTo?: readonly ForwardedTo[]
}

/** The event an intent becomes that was never completed. */
export function interrupted(intent: ExchangeEvent): ExchangeEvent {
  const error = { code: 'exchange-interrupted', text: 'The program ended before it knew how the exchange went' }
  return { ...intent, id: 'CF', outcome: 'serious-failure', error }
}

/** What is completed after it was closed stands beside what was closed: events are never changed. */
export function completedLate(event: ExchangeEvent): ExchangeEvent {
  return { ...event, eventId: `${event.eventId}-completed` }
}

/** The key of an order to sign. */
export const evidenceKey = ({ eventId, kind, messageId }: EvidenceOf): string => `${eventId} ${kind} ${messageId}`

/** What an order to sign names. */
export const evidencePayload = ({ eventId, kind, messageId }: EvidenceOf) => ({
  event: eventId,
  kind,
  message: messageId,
})
