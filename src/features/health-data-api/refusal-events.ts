import type { HealthDataNeeds } from './needs.ts'
import type { RegisteredClient } from './clients.ts'

/** A request that never got as far as being decided on. */
export type EarlyRefusal = {
  readonly code: string
  /** The client, when it is one of ours; it need not have shown that it is. */
  readonly client?: Pick<RegisteredClient, 'country' | 'commonName'>
  readonly address: string
  readonly requestId: string
}

/** Milliseconds in which refusals of one client for one reason make one event. */
const windowMs = 60_000

/**
 * Records refusals before anybody is told of them. Anyone may cause one, so those of one client for one reason are one
 * event a minute, with how many went before it.
 *
 * @throws Problem `unavailable` when it cannot be recorded
 */
export function refusalEvents(
  needs: Pick<HealthDataNeeds, 'records' | 'country' | 'self' | 'now' | 'newId'>,
): (refusal: EarlyRefusal) => Promise<void> {
  const last = new Map<string, { readonly at: number; readonly unrecorded: number }>()
  return async ({ code, client, address, requestId }) => {
    const at = needs.now()
    const key = `${client?.country ?? ''} ${client?.commonName ?? ''} ${code}`
    const before = last.get(key)
    if (before && at.getTime() - before.at < windowMs) {
      last.set(key, { ...before, unrecorded: before.unrecorded + 1 })
      return
    }
    last.set(key, { at: at.getTime(), unrecorded: 0 })
    const more = before?.unrecorded ? `; ${before.unrecorded} more since the last record` : ''
    await needs.records.record({
      eventId: needs.newId(),
      id: 'CF',
      at,
      outcome: 'serious-failure',
      role: 'A',
      ourCountry: needs.country,
      ...(client ? { otherCountry: client.country } : {}),
      consumer: { commonName: client?.commonName ?? '', address },
      provider: needs.self,
      documents: [],
      requestId,
      assertionIds: [],
      error: { code, text: `Refused before it was decided on${more}` },
    })
  }
}
