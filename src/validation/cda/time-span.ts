/** The stretch of time a TS may mean at its precision: 2017 is the whole year. Milliseconds since 1970, ends included. */
export type TimeSpan = {
  readonly from: number
  readonly to: number
  /** Finer than a day and without an offset: nobody can say which moment. */
  readonly lacksZone: boolean
  readonly precision: 'year' | 'month' | 'day' | 'time'
}

const written =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d+))?)?)?)?)?)?(?:([+-])(\d{2})(\d{2})?)?$/

/** A wall clock without an offset may stand anywhere between UTC-12 and UTC+14. */
const zoneSlack = 14 * 3_600_000

/**
 * Reads an HL7 v3 TS (`YYYY[MM[DD[HH[MM[SS[.s]]]]]][±ZZ[ZZ]]`; HL7 v3 data types R1, TS literal form).
 *
 * @returns undefined when it is not one: dashes, a thirteenth month, 30 February
 */
export function readTime(value: string): TimeSpan | undefined {
  const [, year, month, day, hour, minute, second, , sign, zoneHour, zoneMinute] = written.exec(value) ?? []
  if (year === undefined) return undefined
  const parts = [year, month ?? '01', day ?? '01', hour ?? '00', minute ?? '00', second ?? '00'].map(Number)
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = parts
  const start = new Date(0)
  start.setUTCFullYear(y, mo - 1, d)
  if (start.getUTCMonth() !== mo - 1 || start.getUTCDate() !== d || h > 24 || mi > 59 || s > 60) return undefined
  const end = new Date(start)
  if (month === undefined) end.setUTCFullYear(y + 1)
  else if (day === undefined) end.setUTCMonth(mo)
  else if (hour === undefined) end.setUTCDate(d + 1)
  const clock = ((h * 60 + mi) * 60 + s) * 1000
  const fine = second !== undefined ? 1000 : minute !== undefined ? 60_000 : 3_600_000
  const from = start.getTime() + clock
  const to = (hour === undefined ? end.getTime() : from + fine) - 1
  const precision = month === undefined ? 'year' : day === undefined ? 'month' : hour === undefined ? 'day' : 'time'
  if (sign === undefined)
    return { from: from - zoneSlack, to: to + zoneSlack, lacksZone: precision === 'time', precision }
  const offset = (Number(zoneHour) * 60 + Number(zoneMinute ?? 0)) * 60_000 * (sign === '-' ? -1 : 1)
  return { from: from - offset, to: to - offset, lacksZone: false, precision }
}

/**
 * Whole months between two moments in the calendar of UTC, never negative; what a reader calls «14 months old».
 */
export function monthsBetween(earlier: number, later: Date): number {
  const start = new Date(earlier)
  const months = (later.getUTCFullYear() - start.getUTCFullYear()) * 12 + later.getUTCMonth() - start.getUTCMonth()
  return Math.max(0, later.getUTCDate() < start.getUTCDate() ? months - 1 : months)
}
