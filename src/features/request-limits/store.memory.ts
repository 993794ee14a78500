import { type Counted, type Excess, type LimitStore, minuteOf } from './store.ts'

/** Counts in this process. */
export function memoryLimitStore(): LimitStore {
  const counts = new Map<string, Map<number, number>>()
  const known = new Map<string, Excess>()
  const put = ({ key, kind, role, country }: Counted, more: Omit<Excess, keyof Counted>) =>
    known.set(key, { key, kind, role, country, ...more })
  return {
    async count(key, at, since) {
      const minutes = counts.get(key) ?? new Map<number, number>()
      const now = minuteOf(at).getTime()
      minutes.set(now, (minutes.get(now) ?? 0) + 1)
      counts.set(key, minutes)
      return [...minutes].reduce((sum, [minute, count]) => (minute > since.getTime() ? sum + count : sum), 0)
    },
    excess: async (key) => known.get(key),
    async alarm(counted, at, since) {
      const before = known.get(counted.key)
      if (before && before.alarmedAt > since) return false
      known.set(counted.key, { ...before, ...counted, alarmedAt: at })
      return true
    },
    async block(counted, at, blockedUntil) {
      put(counted, { alarmedAt: known.get(counted.key)?.alarmedAt ?? at, blockedUntil })
    },
    async lift(key, byName, at) {
      const excess = known.get(key)
      if (!excess?.blockedUntil || excess.lifted) return false
      known.set(key, { ...excess, lifted: { byName, at } })
      counts.delete(key)
      return true
    },
    excesses: async (since) =>
      [...known.values()]
        .filter(({ alarmedAt }) => alarmedAt >= since)
        .toSorted((one, other) => other.alarmedAt.getTime() - one.alarmedAt.getTime()),
    async forgetBefore(then) {
      let gone = 0
      for (const minutes of counts.values())
        for (const minute of minutes.keys()) if (minute < then.getTime() && minutes.delete(minute)) gone += 1
      return gone
    },
  }
}
