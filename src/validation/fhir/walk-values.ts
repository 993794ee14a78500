import type { JsonObject } from './definitions.ts'
import type { Fault } from './fault.ts'
import { invariantFault } from './invariant/fault.ts'
import { readNarrative } from './narrative/narrative.ts'
import { checkPrimitive } from './primitive/primitive.ts'
import type { Place } from './place.ts'
import type { InvariantRule, Rule } from './program.ts'
import { report, type Walk } from './walk.ts'

/** The invariants of an element at one value; `ele-1` is the walk's own. */
export function checkInvariants(walk: Walk, place: Place, invariants: readonly InvariantRule[], rule: Rule): void {
  for (const invariant of invariants) {
    const outcome = invariant.at(place.type)(place.value, walk.scope, place.sibling)
    const fault = outcome === 'holds' ? undefined : invariantFault(invariant.constraint, outcome, rule.canonical)
    if (fault) report(walk, place, [fault], rule)
  }
}

/** A primitive must have a value or something said of its absence. */
const elementEmpty: Fault = { code: 'element-without-content', severity: 'error', rule: 'ele-1' }

/** The value of a primitive by the form of its type. */
export function checkPrimitiveValue(walk: Walk, place: Place, rule: Rule): void {
  const { value, sibling } = place
  if (value === undefined || value === '') {
    if (sibling?.extension === undefined) report(walk, place, [elementEmpty], rule)
    if (value === undefined) return
  }
  report(walk, place, checkPrimitive(place.type, value, writtenNumber(walk, place)), rule)
}

/** A number's own text where the value no longer tells it. */
export function writtenNumber({ run }: Walk, { value, parent, name, index }: Place): string | undefined {
  if (typeof value !== 'number' || !parent) return undefined
  const holder = parent.value as JsonObject // only places of objects have members
  if (index < 0) return run.written(holder, name)
  const values = holder[name] as readonly unknown[] // what has an index stands in an array
  return run.written(values, index)
}

/** A narrative, with the two invariants that FHIRPath has no words for (`htmlChecks()`). */
export function checkNarrative(walk: Walk, place: Place, rule: Rule): void {
  const { run, standing } = walk
  if (typeof place.value !== 'string') return
  const narrative = readNarrative(place.value, run.anchors(standing.resource, standing.bundle?.resource))
  report(walk, place, narrative.faults, rule)
  const holds: Readonly<Record<string, boolean>> = { 'txt-1': narrative.formatted, 'txt-2': narrative.content }
  for (const { constraint } of rule.invariants) {
    const fault = holds[constraint.key] === false ? invariantFault(constraint, 'broken', rule.canonical) : undefined
    if (fault) report(walk, place, [fault], rule)
  }
}
