import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { isDateTime, isToCome, norwegianTime } from '../fhir-time.ts'
import { wrong } from './observation-form.ts'

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
  const [name, ...others] = effectives.filter((each) => observation[each] !== undefined)
  if (!name) throw wrong('effective-missing', 'It is not said when it was measured', 'effective[x]')
  if (others.length > 0) throw wrong('effective-value', 'It is said twice when it was measured', 'effective[x]')
  for (const text of timesIn(observation)) {
    if (!isDateTime(text)) throw wrong('effective-value', 'A time is no time of the calendar', name)
    if (isToCome(text, now)) throw wrong('effective-in-future', 'A measurement cannot be of a time to come', name)
  }
  if (died !== undefined && norwegianTime(momentOf(observation)).slice(0, 10) > died) {
    throw wrong('effective-after-death', 'The measurement is of a time after death', name)
  }
}

function timesIn({ effectiveDateTime, effectiveInstant, effectivePeriod, issued }: Json): readonly unknown[] {
  const { end } = isObject(effectivePeriod) ? effectivePeriod : {}
  const start = isObject(effectivePeriod) ? effectivePeriod.start : undefined
  return [effectiveDateTime ?? effectiveInstant ?? start, ...[end, issued].filter((each) => each !== undefined)]
}
