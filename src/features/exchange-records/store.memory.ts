import { memoryQueue } from '../../platform/queue/memory-queue.ts'
import { makePositions } from '../../platform/queue/queue.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import type { EvidenceOf } from './exchange-records.ts'
import {
  completedLate,
  type ExchangeCount,
  type ExchangeRecordStore,
  evidenceKey,
  evidencePayload,
  interrupted,
  type KeptEvidence,
  type RecordStoreOptions,
} from './store.ts'

/** Records that live and die with this process. */
export function memoryExchangeRecords(options: RecordStoreOptions = {}): ExchangeRecordStore {
  const kept = keeping(options)
  const { events, signed, forwarding, signing } = kept
  return {
    forwarding,
    signing,
    ...recording(kept),
    event: async (eventId) => events.get(eventId)?.event,
    evidence: async (eventId) => [...signed.values()].filter((each) => each.eventId === eventId),
    async keepSigned(about, bytes) {
      signed.set(evidenceKey(about), { ...about, signed: bytes })
    },
    counts: async (since) => counted([...events.values()].map(({ event }) => event).filter(({ at }) => at >= since)),
    async purge(before) {
      const gone = [...events.values()].filter(({ event, state }) => state === 'recorded' && event.at < before)
      for (const { event } of gone) events.delete(event.eventId)
      for (const [key, { eventId }] of signed) if (!events.has(eventId)) signed.delete(key)
      for (const queue of [signing, ...Object.values(forwarding)]) await queue.forgetDone(before)
      return gone.length
    },
  }
}

type State = 'intended' | 'recorded'

/** What there is, and how an event comes to be there with its evidence and orders. */
function keeping({ forwardTo = [] }: RecordStoreOptions) {
  const events = new Map<string, { readonly event: ExchangeEvent; readonly state: State }>()
  const signed = new Map<string, KeptEvidence>()
  const forwarding = { syslog: memoryQueue(), fhir: memoryQueue() }
  const signing = memoryQueue()
  const position = makePositions()
  const put = async (event: ExchangeEvent, state: State, evidence: readonly EvidenceOf[], at = event.at) => {
    const { eventId } = event
    events.set(eventId, { event, state })
    for (const each of evidence) {
      const key = evidenceKey(each)
      if (!signed.has(key)) signed.set(key, each)
      await signing.add({ key, payload: evidencePayload(each), position: position(at) })
    }
    if (state === 'intended') return
    for (const to of forwardTo)
      await forwarding[to].add({ key: eventId, payload: { event: eventId }, position: position(at) })
  }
  return { events, signed, forwarding, signing, put }
}

type Recording = Pick<ExchangeRecordStore, 'record' | 'intend' | 'complete' | 'closeIntents'>

function recording({ events, put }: ReturnType<typeof keeping>): Recording {
  return {
    async record(event, evidence = []) {
      if (!events.has(event.eventId)) await put(event, 'recorded', evidence)
    },
    async intend(event, evidence = []) {
      if (!events.has(event.eventId)) await put(event, 'intended', evidence)
    },
    async complete(event, evidence = []) {
      const known = events.get(event.eventId)
      if (known?.state !== 'recorded') await put(event, 'recorded', evidence)
      else if (known.event.error?.code === 'exchange-interrupted') await put(completedLate(event), 'recorded', evidence)
    },
    async closeIntents(before) {
      const open = [...events.values()].filter(({ event, state }) => state === 'intended' && event.at < before)
      for (const { event } of open) await put(interrupted(event), 'recorded', [], before)
      return open.length
    },
  }
}

function counted(events: readonly ExchangeEvent[]): readonly ExchangeCount[] {
  const counts = new Map<string, ExchangeCount>()
  for (const { id, role, outcome, otherCountry, error } of events) {
    const key = JSON.stringify([otherCountry, role, id, outcome, error?.code])
    counts.set(key, {
      ...(otherCountry === undefined ? {} : { otherCountry }),
      role,
      event: id,
      outcome,
      ...(error ? { errorCode: error.code } : {}),
      count: (counts.get(key)?.count ?? 0) + 1,
    })
  }
  return [...counts.values()]
}
