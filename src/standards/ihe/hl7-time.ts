import { isCalendarDay } from '../../kernel/calendar-day.ts'

/** A moment as HL7 v3 writes it, in UTC (data type TS). */
export function toHl7Time(moment: Date): string {
  return `${toXdsTime(moment)}+0000`
}

/** A moment as XDS metadata has it, in UTC and without a zone (data type DTM, IHE ITI TF-3, table 4.2.3.1.7-2). */
export function toXdsTime(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace(/\D/g, '')
}

/** A day from HL7 v3 as `YYYY-MM-DD`, or less of it; undefined for what is no day. Time and zone are dropped. */
export function readDay(ts: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:[\d.]*(?:[+-]\d{1,4})?)?)?)?$/.exec(ts.trim()) ?? []
  if (year === undefined || !isCalendarDay([year, month ?? '01', day ?? '01'].join('-'))) return undefined
  return [year, month, day].filter((part) => part !== undefined).join('-')
}

/** A day for HL7 v3: digits only, whatever form the search mask asked for. */
export function writeDay(day: string): string {
  return day.replace(/\D/g, '')
}

/**
 * A time in XDS metadata as digits in UTC, whether it came as digits, with a zone, or as an ISO date; undefined for
 * anything else. OpenNCP writes the hours of the afternoon as those of the morning; that cannot be seen, so it stays.
 */
export function readXdsTime(text: string): string | undefined {
  const plain = text.trim()
  if (/^\d{4}(\d{2}){0,5}$/.test(plain)) return plain
  const moment = new Date(zonedIso(plain) ?? plain)
  return isIso.test(zonedIso(plain) ?? plain) && !Number.isNaN(moment.getTime()) ? toXdsTime(moment) : undefined
}

const isIso = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/

/** HL7's `20270326150509.123+0100` as ISO 8601; undefined for anything else. */
function zonedIso(text: string): string | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:\.\d+)?([+-]\d{2})(\d{2})$/.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second = '00', zoneHours, zoneMinutes] = found
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zoneHours}:${zoneMinutes}`
}

/**
 * A time in XDS metadata as an instant of ISO 8601, which OpenNCP wants in filters. Of a time that is less than a second,
 * the first moment, or the last.
 */
export function toInstant(digits: string, moment: 'first' | 'last'): string {
  const first = new Date(startOf(digits)).toISOString()
  const last = new Date(startOf(digits, 1) - 1000).toISOString()
  return `${(moment === 'first' ? first : last).slice(0, 19)}Z`
}

/** In milliseconds since 1970, `later` of the smallest part given further on. */
function startOf(digits: string, later = 0): number {
  const parts = [digits.slice(0, 4), ...(digits.slice(4).match(/\d{2}/g) ?? [])].map(Number)
  parts[parts.length - 1]! += later
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
