import { isCalendarDay } from '../../../kernel/calendar-day.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../body-members.ts'
import { wrong } from './observation-form.ts'

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' })

/** A FHIR date, dateTime or instant by the clock in Norway: `2026-11-22T09:15:00`; a day, month or year as it is. */
export function norwegianTime(text: string): string {
  return text.includes('T') ? clock.format(new Date(text)).replace(' ', 'T') : text
}

const form = /^\d{4}(-\d{2}(-\d{2}(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d))?)?)?$/

/** Whether a text is a FHIR dateTime, of a day that is in the calendar. */
function isDateTime(text: unknown): text is string {
  if (typeof text !== 'string' || !form.test(text)) return false
  const day = text.slice(0, 10)
  return isCalendarDay(`${day}${'-01'.repeat((10 - day.length) / 3)}`)
}

const effectives = ['effectiveDateTime', 'effectiveInstant', 'effectivePeriod'] as const

/** When something was measured, as it was written; of a period its start. */
export function momentOf(observation: Json): string {
  const { effectiveDateTime, effectiveInstant, effectivePeriod } = observation
  const start = isObject(effectivePeriod) ? effectivePeriod.start : undefined
  return String(effectiveDateTime ?? effectiveInstant ?? start)
}

/**
 * Checks when an Observation says it was made: once, in the calendar, and not in the future.
 *
 * @param died the day somebody died; nothing is measured after it
 * @throws Problem `invalid`: `effective-missing`, `effective-value`, `effective-in-future`, `effective-after-death`
 */
export function requireMoment(observation: Json, now: Date, died?: string): void {
  const given = effectives.filter((name) => observation[name] !== undefined)
  const [name, ...others] = given
  if (!name) throw wrong('effective-missing', 'It is not said when it was measured', 'effective[x]')
  if (others.length > 0) throw wrong('effective-value', 'It is said twice when it was measured', 'effective[x]')
  const period = observation.effectivePeriod
  const texts = isObject(period)
    ? [period.start, ...(period.end === undefined ? [] : [period.end])]
    : [observation[name]]
  if (observation.issued !== undefined) texts.push(observation.issued)
  const today = norwegianTime(now.toISOString())
  for (const text of texts) {
    if (!isDateTime(text)) throw wrong('effective-value', 'A time is no time of the calendar', name)
    const time = norwegianTime(text)
    if (time > today.slice(0, time.length)) {
      throw wrong('effective-in-future', 'A measurement cannot be of a time to come', name)
    }
  }
  if (died !== undefined && norwegianTime(momentOf(observation)).slice(0, 10) > died) {
    throw wrong('effective-after-death', 'The measurement is of a time after death', name)
  }
}
