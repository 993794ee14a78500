import { percentile } from '../../kernel/percentile.ts'
import { type CountedLookup, type Feedback, feedbacks, type Site, weeksBetween, weeksFrom } from './counted-lookup.ts'
import { fewest, type Part, partsOf, type Told, told, toldInTime } from './disclosure.ts'
import type { ClinicianCount } from './store.ts'

/** How far back a report looks, in weeks, this week among them. */
export const reportWeeks = 26

/** Times to a summary, in milliseconds. The 90th percentile of few times is one of them, so it is told of ten. */
export type Times = { readonly count: number; readonly median: number; readonly p90?: number }

/** Of shown summaries: how many say nothing of something, or have codes without words, and how much of it. */
export type Lack = {
  readonly parts: readonly Part<'some' | 'none'>[]
  /** Of all that were shown. */
  readonly median: number
}

/** What may be told of one site: nobody can be found in it. */
export type SiteReport = {
  readonly site: Site
  readonly total: Told
  /** From the first week of use until now, those without use among them. */
  readonly weeks: readonly { readonly week: string; readonly lookups: Told }[]
  readonly weeksWithoutUse: number
  /** A professional who asked in a week is one clinician-week. */
  readonly clinicianWeeks: Told
  readonly perClinicianWeek?: number
  readonly countries?: readonly Part[]
  /** `summary` and the codes of what stopped the others. */
  readonly outcomes?: readonly Part[]
  readonly times?: Times
  readonly missing?: Lack
  readonly untranslated?: Lack
  /** Several may be given of one lookup. */
  readonly feedback: readonly { readonly feedback: Feedback; readonly times: Told }[]
  readonly answered: Told
}

/** The report of a site, of what was counted there and in which week it is now. */
export function reportOf(
  site: Site,
  lookups: readonly CountedLookup[],
  clinicians: readonly ClinicianCount[],
  thisWeek: string,
): SiteReport {
  const byWeek = countsBy(lookups, ({ week }) => week)
  const weeks = weeksBetween([...byWeek.keys()].sort()[0] ?? thisWeek, thisWeek)
  const perWeek = weeks.map((week) => byWeek.get(week) ?? 0)
  const toldWeeks = toldInTime(perWeek)
  const clinicianWeeks = clinicians.reduce((sum, each) => sum + each.clinicians, 0)
  const shown = lookups.filter(({ milliseconds }) => milliseconds !== undefined)
  const answered = lookups.filter(({ feedback }) => feedback.length > 0)
  return {
    site,
    total: told(lookups.length),
    weeks: weeks.map((week, at) => ({ week, lookups: toldWeeks[at]! })),
    weeksWithoutUse: perWeek.filter((count) => count === 0).length,
    clinicianWeeks: told(clinicianWeeks),
    ...(Math.min(clinicianWeeks, lookups.length) < fewest ? {} : { perClinicianWeek: lookups.length / clinicianWeeks }),
    ...present('countries', partsOf(countsBy(lookups, ({ country }) => country))),
    ...present('outcomes', partsOf(countsBy(lookups, ({ outcome }) => outcome))),
    ...present('times', timesOf(shown.map(({ milliseconds = 0 }) => milliseconds))),
    ...present('missing', lackOf(shown.map(({ missing = 0 }) => missing))),
    ...present('untranslated', lackOf(shown.map(({ untranslated = 0 }) => untranslated))),
    feedback: feedbacks.map((feedback) => ({
      feedback,
      times: told(answered.filter((lookup) => lookup.feedback.includes(feedback)).length),
    })),
    answered: told(answered.length),
  }
}

/** The first week that a report of this week looks at. */
export function firstWeekOf(thisWeek: string): string {
  return weeksFrom(thisWeek, 1 - reportWeeks)
}

function timesOf(milliseconds: readonly number[]): Times | undefined {
  const count = milliseconds.length
  if (count < fewest) return undefined
  const p90 = count < 2 * fewest ? {} : { p90: percentile(milliseconds, 0.9) ?? 0 }
  return { count, median: percentile(milliseconds, 0.5) ?? 0, ...p90 }
}

function lackOf(counts: readonly number[]): Lack | undefined {
  const parts = partsOf(countsBy(counts, (count) => (count > 0 ? 'some' : 'none')))
  return parts && { parts, median: percentile(counts, 0.5) ?? 0 }
}

function countsBy<Value, Key extends string>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  return counts
}

function present<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [K in Name]?: Value } {
  // The one name is the one property.
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value }
}
