import type { TimeInterval, Timing } from '../../standards/cda/datatypes.ts'
import type { Extended, Period } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { dateTime, period, timestamp } from './date-time.ts'
import { element } from './elements.ts'
import { DATA_ABSENT_REASON, dataAbsent, nullFlavored, nullFlavorOf } from './extensions.ts'

/**
 * The period of use as effective[x], which EPS asks for: a Period, a point in time, or why there is neither. An end
 * that was given and cannot be told is never left out, as a Period without an end is an ongoing one.
 */

type Interval = Extract<Timing, { readonly type: 'IVL_TS' | 'TS' }>

/** The term that is the period of use: the first interval or point, whatever comes before it. */
export function periodOfUse(times: readonly Timing[]): Interval | undefined {
  return times.find((term): term is Interval => term.type === 'IVL_TS' || term.type === 'TS')
}

const unusable: Extended = { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'error' }] }
const untold: Extended = { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'unsupported' }] }

function both(...elements: readonly Extended[]): Extended {
  return { extension: elements.flatMap(({ extension = [] }) => extension) }
}

/** Is the end before the start, as far as both are told (per-1)? */
function reversed(start: string, end: string): boolean {
  const length = Math.min(start.length, end.length, 10)
  return start.slice(0, length) > end.slice(0, length)
}

/** The bounds as a Period; an end that cannot be told has a reason in its place. */
export function bounds(interval: TimeInterval): Period {
  const { low, high, width, center } = interval
  const made = period.to({ ...(low ? { low } : {}), ...(high ? { high } : {}) }) ?? {}
  const { end, ...withoutEnd } = made
  const wrongEnd = high?.value !== undefined && (end === undefined || reversed(made.start ?? '', end))
  const untoldEnd = (width !== undefined || center !== undefined) && high === undefined
  return {
    ...(wrongEnd ? withoutEnd : made),
    ...(low?.value !== undefined && made.start === undefined ? { _start: unusable } : {}),
    ...(wrongEnd ? { _end: unusable } : untoldEnd ? { _end: untold } : {}),
  }
}

/** The effective elements of a resource. */
export function effectiveOf(interval: Interval | undefined): Json {
  const point = dateTime(interval?.value)
  if (point !== undefined && !interval?.low && !interval?.high) return { effectiveDateTime: point }
  const made = interval ? bounds(interval) : {}
  if (made.start !== undefined || made.end !== undefined) return { effectivePeriod: made }
  const reason =
    interval?.value === undefined ? dataAbsent(interval?.nullFlavor ?? interval?.low?.nullFlavor) : unusable
  if (Object.keys(made).length === 0 && interval?.nullFlavor === undefined) return { _effectiveDateTime: reason }
  return { effectivePeriod: { ...both(nullFlavored(interval?.nullFlavor), reason), ...made } }
}

export function periodOfUseFrom(resource: Json): Interval | undefined {
  if (typeof resource.effectiveDateTime === 'string')
    return { type: 'TS', value: timestamp(resource.effectiveDateTime) }
  const held = element<Period>(resource.effectivePeriod)
  return held && { type: 'IVL_TS', ...nullFlavorOf(held), ...period.from(held) }
}
