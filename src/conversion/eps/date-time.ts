import type { Time, TimeInterval } from '../../standards/cda/datatypes.ts'
import type { Period } from '../../standards/fhir/datatypes.ts'
import { nullFlavored, nullFlavorOf } from './extensions.ts'
import type { Both } from './map.ts'

/** TS to dateTime, at the precision and offset written; a time without an offset keeps its date only, as FHIR must. */
export function dateTime(value: string | undefined): string | undefined {
  const match = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(\.\d+)?)?)?)?)?([+-]\d{4})?$/.exec(value ?? '')
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', offset] = match
  if (month === undefined) return year
  if (day === undefined) return real(year, month, '01') ? `${year}-${month}` : undefined
  if (!real(year, month, day)) return undefined
  const date = `${year}-${month}-${day}`
  if (hour === undefined || offset === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return date
  return `${date}T${hour}:${minute}:${second ?? '00'}${fraction}${offset.slice(0, 3)}:${offset.slice(3)}`
}

function real(year: string | undefined, month: string, day: string): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

/** dateTime, date or instant back to TS. */
export function timestamp(value: string): string {
  return value
    .replace(/Z$/, '+0000')
    .replace(/[-:T](?=\d)/g, (sign, at: number) => (sign === '-' && at > 10 ? '-' : ''))
    .replace(/([+-]\d{2}):?(\d{2})$/, '$1$2')
}

export const time: Both<Time, string> = {
  to: ({ value }) => dateTime(value),
  from: (value) => ({ value: timestamp(value) }),
}

/** IVL_TS to Period; a bound of unknown value keeps its null flavour beside the element. */
export const period: Both<TimeInterval, Period> = {
  to({ value, low, high }) {
    const start = dateTime(low?.value ?? value)
    const end = dateTime(high?.value)
    const made: { -readonly [K in keyof Period]: Period[K] } = {}
    if (start !== undefined) made.start = start
    else if (low?.nullFlavor !== undefined) made._start = nullFlavored(low.nullFlavor)
    if (end !== undefined) made.end = end
    else if (high?.nullFlavor !== undefined) made._end = nullFlavored(high.nullFlavor)
    return Object.keys(made).length > 0 ? made : undefined
  },
  from({ start, end, _start, _end }) {
    const low = start === undefined ? nullFlavorOf(_start) : { value: timestamp(start) }
    const high = end === undefined ? nullFlavorOf(_end) : { value: timestamp(end) }
    return {
      ...(Object.keys(low).length > 0 ? { low } : {}),
      ...(Object.keys(high).length > 0 ? { high } : {}),
    }
  },
}
