/** A day and a clock in Norway, as the papers say them, put on the world's clock and back. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** A clock as printed, «10:00», «Kl. 9.30», as `HH:MM`; undefined when there is none. */
export function clockIn(printed: string | undefined): string | undefined {
  const [, hour, minute] = /(?<!\d)([01]?\d|2[0-3])[.:]([0-5]\d)(?!\d)/.exec(printed ?? '') ?? []
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`
}

/**
 * The moment of a Norwegian day and clock, with its offset: `2026-04-23T10:00:00+02:00` (RFC 3339). The hour that summer
 * time skips is read as the one after.
 *
 * @param day `YYYY-MM-DD`
 * @param clock `HH:MM`; midnight when left out
 */
export function norwegianMoment(day: string, clock = '00:00'): string {
  const local = Date.parse(`${day}T${clock}:00Z`)
  const hours = offsetAt(new Date(local - offsetAt(new Date(local)) * 3_600_000))
  return `${day}T${clock}:00+0${hours}:00`
}

/** Hours that Norway is before UTC: 1, or 2 in summer. */
function offsetAt(moment: Date): number {
  const told = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]))
  const shown = Date.parse(`${told.year}-${told.month}-${told.day}T${told.hour}:${told.minute}:${told.second}Z`)
  return Math.round((shown - moment.getTime()) / 3_600_000)
}
