import { standingOf, type Consent } from './consent.ts'
import type { Refusal } from './refusal.ts'
import type { Consents, Emergency, IssuedTrc, KeptLookup, Lookups } from './store.ts'

/** Keeps lookups for as long as the process lives: for tests. */
export function memoryLookups(): Lookups {
  const kept = new Map<string, KeptLookup>()
  const keyOf = (visit: string, id: string) => JSON.stringify([visit, id])
  const forget = (gone: (each: KeptLookup) => boolean): number => {
    const keys = [...kept].filter(([, each]) => gone(each)).map(([key]) => key)
    for (const key of keys) kept.delete(key)
    return keys.length
  }
  return {
    async add(lookup) {
      kept.set(keyOf(lookup.visit, lookup.id), { lookup, version: 1 })
    },
    async find(visit, id, now) {
      const found = kept.get(keyOf(visit, id))
      return found && now < found.lookup.expires ? found : undefined
    },
    async list(visit, now) {
      const own = [...kept.values()].map(({ lookup }) => lookup).filter((each) => each.visit === visit)
      return own
        .filter(({ expires }) => now < expires)
        .sort((one, other) => other.begun.getTime() - one.begun.getTime())
    },
    async change(lookup, version) {
      const key = keyOf(lookup.visit, lookup.id)
      if (kept.get(key)?.version !== version) return false
      kept.set(key, { lookup, version: version + 1 })
      return true
    },
    async forgetVisit(visit) {
      forget(({ lookup }) => lookup.visit === visit)
    },
    deleteExpired: async (now) => forget(({ lookup }) => lookup.expires <= now),
  }
}

/** Keeps consents for as long as the process lives: for tests. */
export function memoryConsents(): Consents {
  const kept = new Map<string, Consent>()
  const refused: Refusal[] = []
  const issued = new Map<string, IssuedTrc[]>()
  return {
    async give(consent) {
      kept.set(consent.id, consent)
    },
    find: async (id) => kept.get(id),
    ofVisit: async (visit, patient) =>
      [...kept.values()]
        .filter((consent) => consent.visit === visit && consent.patient === patient)
        .sort((one, other) => other.at.getTime() - one.at.getTime()),
    async issue(id, trc) {
      const consent = kept.get(id)
      if (!consent) return 'withdrawn'
      const standing = standingOf(consent, trc.issuedAt)
      if (standing === 'live' || standing === 'emergency') issued.set(id, [...(issued.get(id) ?? []), trc])
      return standing
    },
    async withdraw(id, at) {
      const consent = kept.get(id)
      if (consent && consent.withdrawnAt === undefined) kept.set(id, { ...consent, withdrawnAt: at })
    },
    async refuse(refusal) {
      refused.unshift(refusal)
    },
    refusals: async (patient, since) =>
      refused
        .filter((refusal) => refusal.patient === patient && refusal.at >= since)
        .sort((one, other) => other.at.getTime() - one.at.getTime()),
    emergencies: async (since) =>
      [...kept.values()]
        .filter((consent): consent is Emergency => consent.kind === 'emergency' && consent.at >= since)
        .sort((one, other) => other.at.getTime() - one.at.getTime()),
    async review(id, review) {
      const consent = kept.get(id)
      if (consent?.kind === 'emergency' && !consent.review) kept.set(id, { ...consent, review })
    },
  }
}
