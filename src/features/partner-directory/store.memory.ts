import { keyOf, type PinDecision, type Sighting } from './pin.ts'
import type { DirectoryStore, FetchOutcome, KeptMetadata } from './store.ts'

/** Keeps the directory for as long as the process lives: for tests. */
export function memoryDirectoryStore(): DirectoryStore {
  const metadata = new Map<string, KeptMetadata>()
  const sightings = new Map<string, Sighting>()
  const decisions: PinDecision[] = []
  const outcomes = new Map<string, FetchOutcome>()
  const put = (kept: KeptMetadata) => metadata.set(slotOf(kept), structuredClone(kept))
  return {
    load: async () => ({
      metadata: structuredClone([...metadata.values()]),
      sightings: structuredClone([...sightings.values()]),
      decisions: structuredClone(decisions),
      outcomes: structuredClone([...outcomes.values()]),
    }),
    async putMetadata(kept) {
      put(kept)
    },
    async adopt(kept) {
      put({ ...kept, slot: 'used' })
      metadata.delete(slotOf({ ...kept, slot: 'offered' }))
    },
    async sight(seen) {
      for (const each of seen) if (!sightings.has(keyOf(each))) sightings.set(keyOf(each), structuredClone(each))
    },
    async forget(keys) {
      const decided = new Set(decisions.map(keyOf))
      for (const key of keys.map(keyOf)) if (!decided.has(key)) sightings.delete(key)
    },
    async decide(decision) {
      decisions.push(structuredClone(decision))
    },
    async putOutcome(outcome) {
      outcomes.set(`${outcome.country} ${outcome.service}`, structuredClone(outcome))
    },
  }
}

const slotOf = ({ country, service, slot }: KeptMetadata): string => `${country} ${service} ${slot}`
