import { type Faults, none, oneFault } from './fault.ts'

/**
 * Dates and times of FHIR R4: real days of the calendar, and a time never without seconds and, but for `time`, a zone.
 *
 * @see https://hl7.org/fhir/R4/datatypes.html#dateTime
 */

const date = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/
const clock = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?$/
const zoneAtEnd = /(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/
/** Characters; the fraction of a second has no bound of its own. */
const longest = 100

const invalidDate = oneFault('error', 'date-invalid')
const invalidDateTime = oneFault('error', 'date-time-invalid')
const zoneMissing = oneFault('error', 'date-time-zone-missing')
const invalidInstant = oneFault('error', 'instant-invalid')
const invalidTime = oneFault('error', 'time-invalid')
const unlikelyYear = oneFault('warning', 'year-unlikely')

/** A year, a month or a day that the calendar has (datatypes.html#date). */
export function checkDate(value: string): Faults {
  return isDate(value) ? checkYear(value) : invalidDate
}

/** As a date, or with a time and its zone (datatypes.html#dateTime). */
export function checkDateTime(value: string): Faults {
  const t = value.indexOf('T')
  if (t < 0) return isDate(value) ? checkYear(value) : invalidDateTime
  if (t !== 10 || !isDate(value.slice(0, t))) return invalidDateTime
  const time = value.slice(t + 1)
  if (isClock(time)) return zoneMissing
  return isZonedClock(time) ? checkYear(value) : invalidDateTime
}

/** To the second at least, with its zone (datatypes.html#instant). */
export function checkInstant(value: string): Faults {
  const whole = value.charAt(10) === 'T' && isDate(value.slice(0, 10)) && isZonedClock(value.slice(11))
  return whole ? checkYear(value) : invalidInstant
}

/** A time of day without zone, seconds included (datatypes.html#time). */
export function checkTime(value: string): Faults {
  return isClock(value) ? none : invalidTime
}

function isClock(value: string): boolean {
  return value.length <= longest && clock.test(value)
}

function isZonedClock(value: string): boolean {
  const zone = value.length <= longest ? zoneAtEnd.exec(value)?.[0] : undefined
  return zone !== undefined && clock.test(value.slice(0, -zone.length))
}

function isDate(value: string): boolean {
  const parts = date.exec(value)
  if (!parts || parts[1] === '0000') return false
  const month = parts[2] === undefined ? 1 : Number(parts[2])
  const day = parts[3] === undefined ? 1 : Number(parts[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(parts[1]), month)
}

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : days[month - 1]!
}

/** A year before 1800 or after 2100 is a slip of the pen far more often than a fact about a living person. */
function checkYear(value: string): Faults {
  const year = Number(value.slice(0, 4))
  return year < 1800 || year > 2100 ? unlikelyYear : none
}
