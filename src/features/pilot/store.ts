import type { CountedLookup, Feedback, Outcome, Site } from './counted-lookup.ts'

/** Which counted lookup: its site leads to where it is kept. */
export type CountedKey = { readonly id: string; readonly site: Pick<Site, 'orgNumber'> }

/** What is seen when the summary is shown. Milliseconds since the first question. */
export type ShownSummary = {
  readonly milliseconds: number
  readonly missing: number
  readonly untranslated: number
}

/** How many different professionals of a site asked in a week. */
export type ClinicianCount = { readonly week: string; readonly clinicians: number }

/** Counted lookups, and how many used the service. Unknown lookups are passed over: nothing may stop the one at work. */
export type PilotStore = {
  /** Without effect on one that is counted already. */
  readonly begin: (lookup: CountedLookup) => Promise<void>
  readonly find: (key: CountedKey) => Promise<CountedLookup | undefined>
  readonly cameTo: (key: CountedKey, outcome: Outcome) => Promise<void>
  /** The first time counts: a summary that is opened again was shown before. */
  readonly shown: (key: CountedKey, shown: ShownSummary) => Promise<void>
  /** In place of what was said before. */
  readonly say: (key: CountedKey, feedback: readonly Feedback[]) => Promise<void>
  /** Notes that somebody of a site asked in a week: once for each mark. */
  readonly used: (site: string, week: string, mark: string) => Promise<void>
  /** Forgets who asked in weeks before this one; what was counted stays. */
  readonly forgetMarksBefore: (week: string) => Promise<void>
  /** By name. */
  readonly sites: () => Promise<readonly Site[]>
  readonly since: (site: string, week: string) => Promise<readonly CountedLookup[]>
  readonly cliniciansSince: (site: string, week: string) => Promise<readonly ClinicianCount[]>
}
