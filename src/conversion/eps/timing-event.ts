import type { Coded, QuantityInterval, Timing } from '../../standards/cda/datatypes.ts'
import type { CodeableConcept, Extended } from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf } from './extensions.ts'
import { asArray } from './map.ts'

/** Events of the day and minutes from them: EIVL to `when` and `offset` (FHIR R4 Timing.repeat, event-timing). */

export type Eventful = Extract<Timing, { readonly type: 'EIVL_TS' }>

const TIMING_EVENT = '2.16.840.1.113883.5.139'

/** Meals themselves; tim-9 allows no offset from them, but from the times before and after (`AC…`, `PC…`). */
const meals: ReadonlySet<string> = new Set(['C', 'CM', 'CD', 'CV'])
const before: ReadonlySet<string> = new Set(['HS', 'AC', 'ACM', 'ACD', 'ACV'])
const after: ReadonlySet<string> = new Set(['WAKE', 'PC', 'PCM', 'PCD', 'PCV'])

/** Is this code of V3 TimingEvent in FHIR R4 too? Those between meals (IC…) are not. */
export function isEvent(code: string | undefined): boolean {
  return code !== undefined && (meals.has(code) || before.has(code) || after.has(code))
}

/** Whole minutes from the event to the dose, negative before it; undefined when the offset says anything else. */
function minutesOf({ value, unit, low, high }: QuantityInterval): number | undefined {
  const start = low ?? { value, unit }
  const factor = start.unit === 'min' ? 1 : start.unit === 'h' ? 60 : undefined
  if (high || (low && value !== undefined) || !factor || !/^-?(?:0|[1-9]\d{0,4})$/.test(start.value ?? ''))
    return undefined
  return Number(start.value) * factor
}

/** FHIR's event and minutes, which say by the event whether the minutes are before or after it. */
function offsetTo(code: string, minutes: number): Json | undefined {
  const when = meals.has(code) && minutes !== 0 ? `${minutes < 0 ? 'A' : 'P'}${code}` : code
  const told = minutes < 0 ? before.has(when) : minutes > 0 ? after.has(when) : !meals.has(when)
  return told ? { when: [when], offset: rawDecimal(String(Math.abs(minutes))) } : undefined
}

/** `when` and `offset` of events any of which counts; undefined when one of them cannot be told. */
export function whenOf(eventful: readonly Eventful[]): Json | undefined {
  const codes = eventful.map(({ event }) => event?.code ?? '')
  const offset = eventful.find((each) => each.offset)?.offset
  const minutes = offset && minutesOf(offset)
  const [first = '', ...more] = codes
  if (offset && (minutes === undefined || more.length > 0)) return undefined
  const told = minutes === undefined ? { when: codes } : offsetTo(first, minutes)
  if (!told || codes.length === 0) return told && {}
  const { when, ...rest } = told
  return { when, _when: eventful.map(({ event }) => sourceOf(event)), ...rest }
}

function sourceOf(event: Coded | undefined): Extended {
  return { extension: [{ url: SOURCE_CODING, valueCodeableConcept: concept.to(event ?? {}) ?? {} }] }
}

/** The events of a `repeat`, each in the sender's own coding when it still is of this event. */
export function eventsFrom(repeat: Json): readonly Eventful[] {
  const minutes = decimalText(repeat.offset)
  return asArray(repeat.when).map((each, position): Eventful => {
    const when = String(each)
    const source = extensionOf(asArray(repeat._when)[position], SOURCE_CODING)
    const event = eventOf(when, source?.valueCodeableConcept, minutes !== undefined)
    return { type: 'EIVL_TS', event, ...(minutes === undefined ? {} : { offset: offsetFrom(when, minutes) }) }
  })
}

function eventOf(when: string, source: CodeableConcept | undefined, hasOffset: boolean): Coded {
  const coded = source && concept.from(source)
  const own = coded?.code ?? ''
  if (coded && (own === when || (hasOffset && meals.has(own) && when.slice(1) === own))) return coded
  return isEvent(when) ? { code: when, codeSystem: TIMING_EVENT } : { nullFlavor: 'OTH', originalText: { text: when } }
}

function offsetFrom(when: string, minutes: string): QuantityInterval {
  const sign = before.has(when) && minutes !== '0' ? '-' : ''
  const hours = Number(minutes) / 60
  const whole = Number.isInteger(hours) && hours > 0
  return { low: { value: `${sign}${whole ? hours : minutes}`, unit: whole ? 'h' : 'min' } }
}
