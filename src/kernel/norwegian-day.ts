const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

/** The day it is in Norway at a moment: `2026-11-22`. */
export function norwegianDay(at: Date): string {
  return day.format(at)
}
