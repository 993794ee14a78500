import { createHmac } from 'node:crypto'
import type { Lookup, Lookups } from '../country-of-treatment/index.ts'
import { outcomeOf, weekOf } from './counted-lookup.ts'
import type { PilotStore } from './store.ts'

/** What counting takes. */
export type CountingNeeds = {
  readonly pilot: PilotStore
  /** Makes the week's mark of a professional; without it nobody can find out whose a mark is. */
  readonly secret: Uint8Array
  /** Told when something could not be counted: whoever is at work is not stopped by it. */
  readonly failed: (error: unknown) => void
}

/** The same lookups, each counted as it begins and as it ends. */
export function countingLookups(lookups: Lookups, needs: CountingNeeds): Lookups {
  return {
    ...lookups,
    async add(lookup) {
      await lookups.add(lookup)
      await begun(needs, lookup).catch(needs.failed)
    },
    async change(lookup, version) {
      const changed = await lookups.change(lookup, version)
      const { counted } = lookup
      if (changed && counted) await needs.pilot.cameTo(counted, outcomeOf(lookup)).catch(needs.failed)
      return changed
    },
  }
}

async function begun({ pilot, secret }: CountingNeeds, lookup: Lookup): Promise<void> {
  const { counted, country, askedBy, begun: at } = lookup
  if (!counted) return
  const { id, site } = counted
  const week = weekOf(at)
  await pilot.begin({ id, site, week, country, outcome: outcomeOf(lookup), feedback: [] })
  await pilot.used(site.orgNumber, week, markOf(secret, [week, site.orgNumber, askedBy]))
}

/** New every week and at every site, so that nobody is followed from one to the next. */
function markOf(secret: Uint8Array, of: readonly string[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['pilot', ...of]))
    .digest('base64url')
    .slice(0, 22)
}
