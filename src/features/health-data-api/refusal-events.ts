import { Problem } from '../../kernel/problem.ts'
import type { ExchangeEvent } from '../exchange-records/index.ts'
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

/** Records refusals; `flush` records what has been counted and not told, and is for a timer and for the end. */
export type RefusalEvents = {
  readonly refused: (refusal: EarlyRefusal) => Promise<void>
  readonly flush: () => Promise<void>
}

/** Refusals of one kind since the last record. The record that opens the window is shared by all who came meanwhile. */
type Window = {
  readonly at: number
  readonly recorded: Promise<void>
  readonly last: EarlyRefusal
  readonly unrecorded: number
}

/**
 * Records refusals before anybody is told of them. Anyone may cause one, so those of one client for one reason are one
 * event a minute, and one more with how many there were beside it. Nobody is told of anything while the first is not
 * recorded: who comes meanwhile waits for it, and who comes after it failed tries again.
 *
 * Both throw Problem `unavailable` when it cannot be recorded; what `flush` could not record stays counted.
 */
export function refusalEvents(needs: RefusalNeeds): RefusalEvents {
  const windows = new Map<string, Window>()
  const open = async (key: string, refusal: EarlyRefusal, unrecorded: number): Promise<void> => {
    const at = needs.now().getTime()
    const recorded = needs.records.record(eventOf(needs, refusal, unrecorded))
    windows.set(key, { at, recorded, last: refusal, unrecorded: 0 })
    try {
      await recorded
    } catch (error) {
      // Over: who comes next tries anew, and what was counted before stays counted.
      windows.set(key, { at: Number.NEGATIVE_INFINITY, recorded, last: refusal, unrecorded })
      throw error
    }
  }
  const ended = ({ at }: Window) => needs.now().getTime() - at >= windowMs
  return {
    async refused(refusal) {
      const key = keyOf(refusal)
      const before = windows.get(key)
      if (!before || ended(before)) return open(key, refusal, before?.unrecorded ?? 0)
      windows.set(key, { ...before, last: refusal, unrecorded: before.unrecorded + 1 })
      return before.recorded
    },
    async flush() {
      for (const key of [...windows.keys()]) {
        const window = windows.get(key)
        windows.delete(key)
        if (!window || window.unrecorded === 0) continue
        try {
          await needs.records.record(eventOf(needs, window.last, window.unrecorded - 1))
        } catch (error) {
          const since = windows.get(key)
          windows.set(key, { ...window, ...since, unrecorded: window.unrecorded + (since?.unrecorded ?? 0) })
          throw error
        }
      }
    },
  }
}

type RefusalNeeds = Pick<HealthDataNeeds, 'records' | 'country' | 'self' | 'now' | 'newId'>

/** What is recorded of an error, by its code: of our own bugs, that there was one. */
export function codeOf(error: unknown): string {
  return error instanceof Problem ? error.code : 'internal'
}

function keyOf({ client, code }: EarlyRefusal): string {
  return `${client?.country ?? ''} ${client?.commonName ?? ''} ${code}`
}

function eventOf(needs: RefusalNeeds, refusal: EarlyRefusal, unrecorded: number): ExchangeEvent {
  const { code, client, address, requestId } = refusal
  const more = unrecorded > 0 ? `; ${unrecorded} more since the last record` : ''
  return {
    eventId: needs.newId(),
    id: 'CF',
    at: needs.now(),
    outcome: 'serious-failure',
    role: 'A',
    via: 'fhir',
    ourCountry: needs.country,
    ...(client ? { otherCountry: client.country } : {}),
    consumer: { commonName: client?.commonName ?? '', address },
    provider: needs.self,
    documents: [],
    requestId,
    assertionIds: [],
    error: { code, text: `Refused before it was decided on${more}` },
  }
}
