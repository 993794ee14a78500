import type { Fault } from './fault.ts'
import { checkPrimitive } from './primitive.ts'
import type { Place } from './place.ts'
import type { InvariantRule, Rule } from './program.ts'
import { report, type Walk } from './walk.ts'

/** The invariants of an element at one value; `ele-1` is the walk's own. */
export function checkInvariants(walk: Walk, place: Place, invariants: readonly InvariantRule[], rule: Rule): void {
  for (const invariant of invariants) {
    const outcome = invariant.at(place.type)(place.value, walk.scope, place.sibling)
    if (outcome === 'holds') continue
    report(walk, place, [outcome === 'broken' ? broken(invariant) : notEvaluated(invariant, outcome.failed)], rule)
  }
}

function broken({ constraint, bestPractice }: InvariantRule): Fault {
  const { key, human, severity } = constraint
  const fault: Fault = { code: 'invariant-broken', severity, rule: key, parameters: { key, human } }
  return bestPractice ? { ...fault, severity: 'warning', bestPractice: true } : fault
}

function notEvaluated({ constraint: { key } }: InvariantRule, reason: string): Fault {
  return { code: 'not-checked-invariant', severity: 'warning', rule: key, parameters: { key, reason } }
}

/** A primitive must have a value or something said of its absence. */
export const elementEmpty: Fault = { code: 'element-without-content', severity: 'error', rule: 'ele-1' }

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
  if (typeof value !== 'number' || typeof parent?.value !== 'object' || parent.value === null) return undefined
  if (index < 0) return run.written(parent.value, name)
  const array: unknown = (parent.value as Record<string, unknown>)[name]
  return Array.isArray(array) ? run.written(array, index) : undefined
}
