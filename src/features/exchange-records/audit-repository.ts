import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'

/** How a delivery went: the first `taken` events are the repository's now, and nobody else's to send. */
export type Delivery = {
  readonly taken: number
  /** Why the next one was not taken; the reason is a code, and holds nothing of the event. */
  readonly stopped?: { readonly kind: Trouble; readonly reason: string }
}

/**
 * `unreachable`: nothing is wrong with the event, so everything waits. `refused`: the repository does not want this event.
 * `broken`: it took the connection and never said it has the event, which the event may be the reason of or not.
 */
export type Trouble = 'unreachable' | 'refused' | 'broken'

/** Somebody who keeps audit records for others (IHE ATNA, Audit Record Repository). */
export type AuditRepository = {
  /** How many at a time. */
  readonly batch: number
  /** Delivers in order; what was delivered before may come again. Never throws for what the other side does. */
  readonly deliver: (events: readonly ExchangeEvent[]) => Promise<Delivery>
}
