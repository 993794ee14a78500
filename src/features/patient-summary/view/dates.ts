import type { Time, TimeInterval } from '../../../standards/cda/datatypes.ts'

/** The parts of an HL7 v3 TS that were written; numbers as the calendar has them. */
export type Moment = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  /** Minutes east of UTC. */
  readonly offset?: number
}

/**
 * Reads `YYYY[MM[DD[HH[MM[SS[.s]]]]]][±ZZZZ]`; undefined when it is anything else, a month 13 for instance.
 *
 * HL7 v3 data types, TS; an offset of hours alone is met in documents and read.
 */
export function readMoment(value: string | undefined): Moment | undefined {
  const found =
    /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\d{2}(?:\.\d+)?)?)?)?)?)?(?:([+-])(\d{2}):?(\d{2})?|Z)?$/.exec(
      value?.trim() ?? '',
    )
  if (!found) return undefined
  const [, year, month, day, hour, minute, sign, offsetHours, offsetMinutes] = found
  const numbers = {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(hour === undefined ? {} : { hour: Number(hour), minute: Number(minute ?? 0) }),
    ...(offsetHours === undefined
      ? {}
      : { offset: (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes ?? 0)) }),
  }
  return isCalendar(numbers) ? numbers : undefined
}

function isCalendar({ year, month = 1, day = 1, hour = 0, minute = 0 }: Moment): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
}

/** The first instant after the moment at its precision; local times without an offset are taken as UTC. */
export function endOf({ year, month, day, hour, minute, offset = 0 }: Moment): Date {
  const end =
    month === undefined
      ? Date.UTC(year + 1, 0, 1)
      : day === undefined
        ? Date.UTC(year, month, 1)
        : hour === undefined
          ? Date.UTC(year, month - 1, day + 1)
          : Date.UTC(year, month - 1, day, hour, (minute ?? 0) + 1)
  return new Date(end - offset * 60_000)
}

/** Whether a period was over at a moment: only when it says when it ended. */
export function ended(interval: TimeInterval | undefined, now: Date): boolean {
  const high = readMoment(interval?.high?.value)
  return high !== undefined && endOf(high) <= now
}

/** Whole years between a birth date and a day, and months below two years; undefined unless the birth day is known. */
export function ageAt(
  birth: Time | undefined,
  now: Date,
): { readonly years: number; readonly months: number } | undefined {
  const born = readMoment(birth?.value)
  if (born?.month === undefined || born.day === undefined) return undefined
  const months =
    (now.getUTCFullYear() - born.year) * 12 +
    (now.getUTCMonth() + 1 - born.month) -
    (now.getUTCDate() < born.day ? 1 : 0)
  return months < 0 ? undefined : { years: Math.floor(months / 12), months }
}

/** Whole days from the day of a moment to a day; negative when the moment lies ahead; undefined without a day. */
export function daysSince(moment: Moment | undefined, now: Date): number | undefined {
  if (moment?.month === undefined || moment.day === undefined) return undefined
  const then = Date.UTC(moment.year, moment.month - 1, moment.day)
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  return Math.round((today - then) / 86_400_000)
}
