import { mostPending, type PendingSignIn, type Visit, type VisitStore, visitOpen } from './visit.ts'

/** Keeps visits in this process; they end with it. */
export function memoryVisits(most = mostPending): VisitStore {
  const visits = new Map<string, Visit>()
  const pending = new Map<string, PendingSignIn>()
  return {
    async save(key, visit) {
      visits.set(key, visit)
    },
    async find(key) {
      return visits.get(key)
    },
    async seen(key, at) {
      const visit = visits.get(key)
      if (visit) visits.set(key, { ...visit, lastSeen: at })
    },
    async remove(key) {
      visits.delete(key)
    },
    async removeEnded(now, limits) {
      const ended = [...visits].filter(([, visit]) => !visitOpen(visit, now, limits))
      for (const [key] of ended) visits.delete(key)
      return ended.map(([, { person }]) => person.visit)
    },
    async savePending(key, begun) {
      const [oldest] = pending.keys()
      if (pending.size >= most && oldest !== undefined) pending.delete(oldest)
      pending.set(key, begun)
    },
    async takePending(key) {
      const begun = pending.get(key)
      pending.delete(key)
      return begun
    },
    async removePendingBefore(moment) {
      for (const [key, { begun }] of pending) if (begun < moment) pending.delete(key)
    },
  }
}
