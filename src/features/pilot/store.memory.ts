import type { CountedLookup, Site } from './counted-lookup.ts'
import type { CountedKey, PilotStore } from './store.ts'

/** Counts for as long as the process lives: for tests. */
export function memoryPilot(): PilotStore {
  const kept = new Map<string, CountedLookup>()
  const marks = new Map<string, { readonly site: string; readonly week: string }>()
  const keyOf = ({ id, site }: CountedKey) => JSON.stringify([site.orgNumber, id])
  const change = (key: CountedKey, changed: (lookup: CountedLookup) => CountedLookup) => {
    const found = kept.get(keyOf(key))
    if (found) kept.set(keyOf(key), changed(found))
  }
  return {
    async begin(lookup) {
      if (!kept.has(keyOf(lookup))) kept.set(keyOf(lookup), lookup)
    },
    find: async (key) => kept.get(keyOf(key)),
    cameTo: async (key, outcome) => change(key, (lookup) => ({ ...lookup, outcome })),
    shown: async (key, shown) =>
      change(key, (lookup) => (lookup.milliseconds === undefined ? { ...lookup, ...shown } : lookup)),
    say: async (key, feedback) => change(key, (lookup) => ({ ...lookup, feedback })),
    async used(site, week, mark) {
      marks.set(JSON.stringify([site, week, mark]), { site, week })
    },
    async forgetMarksBefore(week) {
      for (const [key, mark] of marks) if (mark.week < week) marks.delete(key)
    },
    async sites() {
      const named = new Map<string, Site>()
      for (const { site } of kept.values()) named.set(site.orgNumber, site)
      return [...named.values()].sort((one, other) => one.name.localeCompare(other.name, 'nb'))
    },
    since: async (site, week) =>
      [...kept.values()].filter((lookup) => lookup.site.orgNumber === site && lookup.week >= week),
    async cliniciansSince(site, from) {
      const used = [...marks.values()].filter((mark) => mark.site === site && mark.week >= from)
      const weeks = Map.groupBy(used, ({ week }) => week)
      return [...weeks].map(([week, of]) => ({ week, clinicians: of.length })).sort(byWeek)
    },
  }
}

const byWeek = (one: { readonly week: string }, other: { readonly week: string }) => (one.week < other.week ? -1 : 1)
