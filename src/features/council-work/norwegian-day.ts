/** The day it is in Norway at a moment: `YYYY-MM-DD`. */
export function norwegianDay(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' }).format(at)
}
