import { compareDates } from './primitive/date-span.ts'
import { compareDecimals } from './primitive/decimal-order.ts'
import { isObject, type JsonObject } from './definitions.ts'
import type { Severity } from '../finding.ts'
import { type Faults, none, oneFault } from './primitive/fault.ts'

/**
 * The bounds a profile sets for a value: `minValue[x]`, `maxValue[x]`, `maxLength`.
 *
 * @see https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.minValue_x_
 */

/** Which of two values is greater, where that can be said. */
type Order = 'less' | 'equal' | 'greater' | 'unknown'

/**
 * @param limit `minValue[x]` of the profile
 * @param value the element's: a number, a text, or a Quantity where the bound is one
 * @param written the number's own text (`StrictJson.written`); of a Quantity, that of its value
 */
export function checkMinValue(limit: unknown, value: unknown, written?: string): Faults {
  return answer(order(value, limit, written), 'less', 'value-below-minimum', limit)
}

/** As {@link checkMinValue}, of `maxValue[x]`. */
export function checkMaxValue(limit: unknown, value: unknown, written?: string): Faults {
  return answer(order(value, limit, written), 'greater', 'value-above-maximum', limit)
}

/** @param maxLength in characters, as UTF-16 units */
export function checkMaxLength(maxLength: number, value: unknown): Faults {
  const fits = typeof value !== 'string' || value.length <= maxLength
  return fits ? none : oneFault('error', 'value-too-long', { characters: maxLength })
}

function answer(found: Order, wrong: Order, code: string, limit: unknown): Faults {
  if (found === wrong) return about('error', code, limit)
  return found === 'unknown' ? about('warning', 'not-checked-value-range', limit) : none
}

function about(severity: Severity, code: string, limit: unknown): Faults {
  return oneFault(severity, code, { limit: limitText(limit) })
}

function limitText(limit: unknown): string {
  if (!isObject(limit)) return String(limit)
  const { value, unit, code } = limit
  return [value, unit ?? code].filter((part) => part !== undefined).join(' ')
}

function order(value: unknown, limit: unknown, written: string | undefined): Order {
  if (isObject(limit)) return isObject(value) ? quantityOrder(value, limit, written) : 'unknown'
  if (typeof limit === 'number') return typeof value === 'number' ? decimalOrder(value, limit, written) : 'unknown'
  if (typeof limit !== 'string' || typeof value !== 'string') return 'unknown'
  return timeOfDay.test(limit) ? textOrder(value, limit) : named(compareDates(value, limit))
}

/** Units are compared, not converted: where they differ, nothing is said. */
function quantityOrder(value: JsonObject, limit: JsonObject, written: string | undefined): Order {
  const sameUnit = value.system === limit.system && (value.code ?? value.unit) === (limit.code ?? limit.unit)
  const numbers = typeof value.value === 'number' && typeof limit.value === 'number'
  return sameUnit && numbers ? decimalOrder(Number(value.value), Number(limit.value), written) : 'unknown'
}

function decimalOrder(value: number, limit: number, written: string | undefined): Order {
  return named(compareDecimals(written ?? String(value), String(limit)))
}

const timeOfDay = /^\d\d:\d\d:\d\d/

/** Times of day have one width, and a fraction only makes them later. */
function textOrder(value: string, limit: string): Order {
  if (!timeOfDay.test(value)) return 'unknown'
  return named(value < limit ? -1 : Number(value > limit))
}

function named(comparison: number | undefined): Order {
  if (comparison === undefined) return 'unknown'
  if (comparison === 0) return 'equal'
  return comparison < 0 ? 'less' : 'greater'
}
