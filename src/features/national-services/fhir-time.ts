import { isCalendarDay } from '../../kernel/calendar-day.ts'

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' })

/**
 * A FHIR date, dateTime or instant by the clock in Norway: `2026-11-22T09:15:00`. What has no zone is by that clock already,
 * and what no calendar has stays as it is.
 */
export function norwegianTime(text: string): string {
  const at = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : undefined
  return at && !Number.isNaN(at.getTime()) ? clock.format(at).replace(' ', 'T') : text
}

/** A date parameter with its time by the clock in Norway: as resources are compared with it. */
export function askedTime(asked: string): string {
  const [, prefix = '', text = ''] = /^([a-z]{2})?(.*)$/.exec(asked) ?? []
  return `${prefix}${norwegianTime(text)}`
}

const form =
  /^(19|20)\d{2}(-\d{2}(-\d{2}(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d))?)?)?$/

/** Whether something is a FHIR dateTime of a day that is in the calendar, of the last century or this. */
export function isDateTime(value: unknown): value is string {
  if (typeof value !== 'string' || !form.test(value)) return false
  const day = value.slice(0, 10)
  return isCalendarDay(`${day}${'-01'.repeat((10 - day.length) / 3)}`)
}

/** Whether a FHIR dateTime is still to come: a day, month or year when it has not begun. */
export function isToCome(text: string, now: Date): boolean {
  const time = norwegianTime(text)
  return time > norwegianTime(now.toISOString()).slice(0, time.length)
}
