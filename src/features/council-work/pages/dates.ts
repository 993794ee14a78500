import type { Language } from '../../../protocols/web/language.ts'

const tags: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', se: 'nb-NO', en: 'en-GB' }

/** A day, or a month, in words: «24. september 2026», «september 2026». What is neither is shown as it is. */
export function dayText(day: string, language: Language): string {
  const month = /^\d{4}-\d{2}$/.test(day)
  if (!month && !/^\d{4}-\d{2}-\d{2}$/.test(day)) return day
  const at = new Date(month ? `${day}-01T00:00:00Z` : `${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return day
  const long = { timeZone: 'UTC', year: 'numeric', month: 'long' } as const
  return new Intl.DateTimeFormat(tags[language], month ? long : { ...long, day: 'numeric' }).format(at)
}

/** The name of a month, 1-12. */
export function monthText(month: number, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], { timeZone: 'UTC', month: 'long' }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  )
}

/** A moment as clocks in Norway show it. */
export function dayAndClock(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], {
    timeZone: 'Europe/Oslo',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}
