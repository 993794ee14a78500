import { norwegianDay } from '../../kernel/norwegian-day.ts'
import type { Lookup } from '../country-of-treatment/index.ts'

/** A point of care that takes part in the pilot. */
export type Site = { readonly orgNumber: string; readonly name: string }

/** What a professional may say of a lookup, with one press each. */
export const feedbacks = ['useful', 'missing', 'untranslated', 'consent-difficult'] as const
export type Feedback = (typeof feedbacks)[number]

/** What a lookup came to: a summary, a trouble code, or how far it got before somebody left it. */
export type Outcome = string

/**
 * One lookup, counted: nobody is named in it, neither patient nor professional, and no document. Its id is in the lookup
 * alone, which is gone within the hour; then nothing leads from one to the other.
 */
export type CountedLookup = {
  /** Random. */
  readonly id: string
  readonly site: Site
  /** The Monday of the week: a moment could be compared with the access log. ISO 8601. */
  readonly week: string
  /** ISO 3166-1, two letters. */
  readonly country: string
  readonly outcome: Outcome
  /** From the first question to the shown summary, in milliseconds. */
  readonly milliseconds?: number
  /** Sections of the shown summary that say nothing. */
  readonly missing?: number
  /** Codes of it that nobody has put into the reader's language. */
  readonly untranslated?: number
  readonly feedback: readonly Feedback[]
}

/** How far it got. */
export function outcomeOf({ step, opened = [] }: Pick<Lookup, 'step' | 'opened'>): Outcome {
  // What was asked for beside the summary changes nothing of the summary's own outcome.
  if (opened.length > 0) return 'summary'
  if (step.kind === 'stopped') return step.trouble.code
  return step.kind === 'fetched' ? 'summary' : step.kind
}

/** The same answers with one more, or one less: a second press takes the first one back. */
export function toggled(given: readonly Feedback[], pressed: Feedback): readonly Feedback[] {
  return feedbacks.filter((each) => given.includes(each) !== (each === pressed))
}

const dayMs = 86_400_000

/** The Monday of the week that a moment is in, in Norway: `2026-11-16`. */
export function weekOf(moment: Date): string {
  const day = new Date(`${norwegianDay(moment)}T00:00:00Z`)
  return isoDay(new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs))
}

/** The Mondays from one week to another, both among them. */
export function weeksBetween(first: string, last: string): readonly string[] {
  const weeks: string[] = []
  for (let week = first; week <= last; week = weeksFrom(week, 1)) weeks.push(week)
  return weeks
}

/** A week so many weeks later, or earlier. */
export function weeksFrom(week: string, count: number): string {
  return isoDay(new Date(new Date(`${week}T00:00:00Z`).getTime() + count * 7 * dayMs))
}

function isoDay(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
