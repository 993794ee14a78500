import type { Timing } from '../../standards/cda/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { dateTime, timestamp } from './date-time.ts'
import { element } from './elements.ts'
import { DATA_ABSENT_REASON, extensionOf, nullFlavored, nullFlavorOf } from './extensions.ts'
import { asArray, type Both } from './map.ts'
import { type Eventful, eventsFrom, isEvent, whenOf } from './timing-event.ts'

/**
 * How often and at which events: the terms of a GTS after the period of use, as one Timing (FHIR R4 Timing.repeat;
 * HL7 V3 data types R1: PIVL, EIVL, SXPR).
 *
 * All or nothing: where one term has no FHIR equal, no part of the schedule is told, only that there is one.
 */

type Periodic = Extract<Timing, { readonly type: 'PIVL_TS' }>

/** FHIR UnitsOfTime. */
const units: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a'])

/** A schedule that one Timing.repeat can tell: at most one repetition, met by any of the events. */
type Schedule = { readonly periodic?: Periodic; readonly eventful: readonly Eventful[] }

export const timing: Both<readonly Timing[], Json> = {
  to(terms) {
    const telling = terms.filter((term) => !saysNothing(term))
    if (telling.length === 0) return terms[0] && nullTiming(terms[0])
    const [moment, ...more] = telling
    const at = moment && more.length === 0 && isMoment(moment) ? dateTime(moment.value) : undefined
    if (at) return { event: [at] }
    const schedule = telling.reduce<Schedule | undefined>(
      (whole, term, position) => (position === 0 ? scheduleOf(term) : whole && combine(whole, term)),
      { eventful: [] },
    )
    const first = operatorOf(telling[0])
    const repeat = schedule && (first === 'A' || first === 'I') ? repeatOf(schedule) : undefined
    return repeat ? { repeat } : { extension: [{ url: DATA_ABSENT_REASON, valueCode: 'unsupported' }] }
  },
  from(made) {
    const { nullFlavor } = nullFlavorOf(made)
    if (nullFlavor !== undefined) return [{ type: 'PIVL_TS', operator: 'A', nullFlavor }]
    if (extensionOf(made, DATA_ABSENT_REASON)) return []
    const [moment, ...more] = asArray(made.event)
    if (typeof moment === 'string' && more.length === 0 && !made.repeat)
      return [{ type: 'TS', value: timestamp(moment) }]
    const repeat = made.event === undefined ? element<Json>(made.repeat) : undefined
    const schedule = repeat && scheduleFrom(repeat)
    return schedule ? termsOf(schedule) : [{ type: 'PIVL_TS', operator: 'A', nullFlavor: 'OTH' }]
  },
}

/** A single time, and nothing around it. */
function isMoment(term: Timing): term is Extract<Timing, { readonly type: 'IVL_TS' | 'TS' }> {
  return (term.type === 'TS' || term.type === 'IVL_TS') && term.value !== undefined && !term.low && !term.high
}

function saysNothing(term: Timing): boolean {
  switch (term.type) {
    case 'PIVL_TS':
      return term.period?.value === undefined && !term.phase
    case 'EIVL_TS':
      return term.event?.code === undefined && !term.offset
    case 'SXPR_TS':
      return term.comp.every(saysNothing)
    default:
      return !term.value && !term.low?.value && !term.high?.value && !term.center && !term.width
  }
}

function nullTiming(term: Timing): Json | undefined {
  const nullFlavor = term.nullFlavor ?? (term.type === 'PIVL_TS' ? term.period?.nullFlavor : undefined)
  return nullFlavor === undefined ? undefined : { ...nullFlavored(nullFlavor) }
}

/** V3 default: a term without an operator is added to what stands before it. */
function operatorOf(term: Timing | undefined): string {
  return (term && 'operator' in term && term.operator) || 'I'
}

function scheduleOf(term: Timing): Schedule | undefined {
  switch (term.type) {
    case 'PIVL_TS':
      return isRegular(term) ? { periodic: term, eventful: [] } : undefined
    case 'EIVL_TS':
      return isEvent(term.event?.code) ? { eventful: [term] } : undefined
    case 'SXPR_TS':
      return term.comp.reduce<Schedule | undefined>(
        (whole, each, position) => (position === 0 ? scheduleOf(each) : whole && combine(whole, each)),
        undefined,
      )
    default:
      return undefined
  }
}

function isRegular({ period }: Periodic): boolean {
  const value = period?.value
  return value !== undefined && rawDecimal(value) !== undefined && Number(value) > 0 && units.has(period?.unit ?? '')
}

/** Intersected, a repetition and events are one `repeat`; united, only events are. */
function combine(whole: Schedule, term: Timing): Schedule | undefined {
  const next = scheduleOf(term)
  if (!next) return undefined
  const periodic = whole.periodic ?? next.periodic
  const joined = { ...(periodic ? { periodic } : {}), eventful: [...whole.eventful, ...next.eventful] }
  const either = (count: (schedule: Schedule) => number) => count(whole) === 0 || count(next) === 0
  switch (operatorOf(term)) {
    case 'A':
      return either((each) => (each.periodic ? 1 : 0)) && either((each) => each.eventful.length) ? joined : undefined
    case 'I':
      return periodic ? undefined : joined
    default:
      return undefined
  }
}

function repeatOf({ periodic, eventful }: Schedule): Json | undefined {
  const period = periodic?.period
  const when = whenOf(eventful)
  return (
    when && {
      ...(period?.value === undefined
        ? {}
        : { frequency: 1, period: rawDecimal(period.value), periodUnit: period.unit }),
      ...when,
    }
  )
}

const known: ReadonlySet<string> = new Set(['frequency', 'period', 'periodUnit', 'when', '_when', 'offset'])

function scheduleFrom(repeat: Json): Schedule | undefined {
  if (Object.keys(repeat).some((name) => !known.has(name))) return undefined
  const period = decimalText(repeat.period)
  const eventful = eventsFrom(repeat)
  if (period === undefined) return repeat.frequency === undefined && eventful.length > 0 ? { eventful } : undefined
  const every = divided(period, String(repeat.periodUnit), decimalText(repeat.frequency) ?? '1')
  return every && { periodic: { type: 'PIVL_TS', ...every }, eventful }
}

const smaller: Readonly<Record<string, readonly [number, string]>> = {
  wk: [7, 'd'],
  d: [24, 'h'],
  h: [60, 'min'],
  min: [60, 's'],
}

/** «Three times a day» is PIVL of 8 h, at hours of the institution's choosing; undefined when it does not divide. */
function divided(
  period: string,
  unit: string,
  frequency: string,
): Pick<Periodic, 'period' | 'institutionSpecified'> | undefined {
  if (frequency === '1') return { period: { value: period, unit } }
  const times = Number(frequency)
  if (!Number.isInteger(times) || !Number.isInteger(Number(period))) return undefined
  return dividedIn(unit, Number(period), times)
}

function dividedIn(
  unit: string,
  count: number,
  times: number,
): Pick<Periodic, 'period' | 'institutionSpecified'> | undefined {
  if (count % times === 0) return { period: { value: String(count / times), unit }, institutionSpecified: 'true' }
  const finer = smaller[unit]
  return finer && dividedIn(finer[1], count * finer[0], times)
}

/** One term after the period of use: bare, or several in brackets. */
function termsOf({ periodic, eventful }: Schedule): readonly Timing[] {
  const at = eventful.map((term, position): Timing => ({ ...term, operator: position === 0 ? 'A' : 'I' }))
  const when = at.length > 1 ? [{ type: 'SXPR_TS' as const, comp: at, operator: 'A' }] : at
  if (!periodic) return when
  const every: Timing = { ...periodic, operator: 'A' }
  return when.length === 0 ? [every] : [{ type: 'SXPR_TS', comp: [every, ...when], operator: 'A' }]
}
