/** The moments a date or time of FHIR may mean: from, and up to but not including, in milliseconds. */
type Span = { readonly from: number; readonly to: number }

/** A span and whether its zone is known; without one, it is told as if it were in UTC. */
type DateSpan = Span & { readonly zoned: boolean }

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?(Z|[+-]\d\d:\d\d)?)?)?)?$/
const day = 86_400_000
/** Zones reach from twelve hours behind UTC to fourteen ahead; a date without one may be in any of them. */
const furthestBehind = 12 * 3_600_000
const furthestAhead = 14 * 3_600_000

/**
 * Which of two dates, dateTimes or instants is later, as far as both say.
 *
 * @returns below or above zero when it holds for all they may mean, zero when they may be the same; undefined when one of
 *   them is no date
 */
export function compareDates(one: string, other: string): number | undefined {
  const a = dateSpan(one)
  const b = dateSpan(other)
  if (!a || !b) return undefined
  const [first, second] = a.zoned === b.zoned ? [a, b] : [anywhere(a), anywhere(b)]
  if (first.to <= second.from) return -1
  return Number(first.from >= second.to)
}

function anywhere(span: DateSpan): Span {
  return span.zoned ? span : { from: span.from - furthestAhead, to: span.to + furthestBehind }
}

function dateSpan(text: string): DateSpan | undefined {
  const parts = form.exec(text)
  if (!parts) return undefined
  const [, year, month, date, hour, minute, second, fraction, zone] = parts
  const [y, m, d] = [Number(year), month === undefined ? 0 : Number(month) - 1, date === undefined ? 1 : Number(date)]
  const start = utc(y, m, d)
  if (hour === undefined) {
    const end = date !== undefined ? start + day : month !== undefined ? utc(y, m + 1, 1) : utc(y + 1, 0, 1)
    return { from: start, to: end, zoned: false }
  }
  const milliseconds = Number((fraction ?? '').padEnd(3, '0'))
  const moment = start + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds
  const from = zone === undefined ? moment : moment - zoneMinutes(zone) * 60_000
  return { from, to: from + (fraction === undefined ? 1000 : 1), zoned: zone !== undefined }
}

/** `Date.UTC` takes years below 100 for years of the twentieth century. */
function utc(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month, date)
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  return zone.startsWith('-') ? -minutes : minutes
}
