import { demoSites } from '../token-service/index.ts'
import { type CountedLookup, type Feedback, type Site, weekOf, weeksFrom } from './counted-lookup.ts'
import { firstWeekOf } from './report.ts'
import type { PilotStore } from './store.ts'

/** A site's invented quarter: lookups of each week until the last one, and how many professionals asked. */
type Quarter = { readonly site: Site; readonly lookups: readonly number[]; readonly clinicians: number }

const quarters: readonly Quarter[] = [
  {
    site: demoSites.bodo,
    lookups: [6, 9, 0, 11, 7, 14, 12, 0, 9, 16, 13, 15],
    clinicians: 4,
  },
  {
    site: demoSites.stjordal,
    lookups: [8, 5, 3, 0, 0, 2, 5, 0, 0, 1, 0, 3],
    clinicians: 2,
  },
]

const countries = ['PL', 'FI', 'PL', 'PT', 'FI', 'CZ', 'PL', 'CY'] as const
const failures = ['no-match', 'identified', 'unreachable', 'nothing-registered', 'no-match'] as const
const answers: readonly (readonly Feedback[])[] = [
  ['useful'],
  [],
  ['useful', 'untranslated'],
  [],
  ['missing'],
  [],
  ['consent-difficult'],
]

/**
 * Lays invented figures of the weeks before this one, so that a demonstration has a report to show: once, beside what is
 * counted there.
 */
export async function layDemoFigures(pilot: PilotStore, now: Date): Promise<void> {
  const thisWeek = weekOf(now)
  for (const quarter of quarters) {
    const counted = await pilot.since(quarter.site.orgNumber, firstWeekOf(thisWeek))
    if (counted.some(({ id }) => id.startsWith(inventedId))) continue
    for (const lookup of inventedOf(quarter, thisWeek)) await pilot.begin(lookup)
    for (const [at, count] of quarter.lookups.entries()) {
      const week = weekAt(quarter, at, thisWeek)
      for (let who = 0; who < Math.min(count, quarter.clinicians); who++)
        await pilot.used(quarter.site.orgNumber, week, `demo-${who}`)
    }
  }
}

/** What the ids of invented lookups begin with; others are of chance. */
const inventedId = 'demo-'

function inventedOf(quarter: Quarter, thisWeek: string): readonly CountedLookup[] {
  return quarter.lookups.flatMap((count, at) =>
    Array.from({ length: count }, (_, each) => {
      const number = at * 17 + each
      return invented(quarter.site, weekAt(quarter, at, thisWeek), number)
    }),
  )
}

function weekAt({ lookups }: Quarter, at: number, thisWeek: string): string {
  return weeksFrom(thisWeek, at - lookups.length)
}

function invented(site: Site, week: string, number: number): CountedLookup {
  const reached = number % 4 !== 3
  return {
    ...{ id: `${inventedId}${week}-${number}`, site, week, country: of(countries, number) },
    outcome: reached ? 'summary' : of(failures, number >> 2),
    ...(reached
      ? { milliseconds: 24_000 + ((number * 7_919) % 90) * 1_000, missing: number % 5, untranslated: number % 3 }
      : {}),
    feedback: of(answers, number),
  }
}

function of<Value>(values: readonly Value[], at: number): Value {
  // At least one value, and the place is among them.
  return values[at % values.length]!
}
