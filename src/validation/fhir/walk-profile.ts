import { isObject, type JsonObject } from './definitions.ts'
import { checkFixed, checkPattern } from './pattern.ts'
import type { Place } from './place.ts'
import type { Rule } from './program.ts'
import { namesPresent, readMember } from './read-members.ts'
import { checkSlices } from './walk-slices.ts'
import { checkType } from './walk-types.ts'
import { checkMaxLength, checkMaxValue, checkMinValue } from './value-range.ts'
import { report, type Walk } from './walk.ts'
import { checkInvariants, writtenNumber } from './walk-values.ts'

/** A value against what a profile's element asks beyond its type; the value itself was read by its type already. */
export function walkProfile(walk: Walk, place: Place, rule: Rule): void {
  checkValue(walk, place, rule)
  if (rule.types.length > 0) checkType(walk, place, rule)
  if (rule.children.length > 0) {
    const holder = holderOf(place)
    for (const child of rule.children) walkChild(walk, holder, place, child)
  }
  checkInvariants(walk, place, rule.invariants, rule)
}

/** The members of a primitive stand in its `_name`. */
function holderOf(place: Place): Place {
  if (isObject(place.value)) return place
  return { ...place, value: place.sibling ?? nothing }
}

const nothing: JsonObject = {}

function walkChild(walk: Walk, holder: Place, at: Place, child: Rule): void {
  const places = readAll(holder, child)
  checkCount(walk, at, child, places.length)
  if (child.slicing) checkSlices(walk, at, child.slicing, places, walkProfile)
  for (const place of places) walkProfile(walk, place, child)
}

/** Under its name; of a choice under the first that is there, and the others are not read. */
function readAll(holder: Place, { names }: Rule): readonly Place[] {
  if (names.size > 1) return readChoice(holder, names)
  const [property] = names.values()
  return property ? readMember(holder, property, ignore) : none
}

function readChoice(holder: Place, names: Rule['names']): readonly Place[] {
  for (const name of namesPresent(holder.value as JsonObject, names)) {
    const property = names.get(name)
    const read = property ? readMember(holder, property, ignore) : none
    if (read.length > 0) return read
  }
  return none
}

const none: readonly Place[] = []
const ignore = () => {}

/** At the holder, as the Java validator places it. */
function checkCount(walk: Walk, holder: Place, rule: Rule, found: number): void {
  const { id, min, max } = rule
  if (found < min) {
    report(
      walk,
      holder,
      [{ code: 'cardinality-min', severity: 'error', parameters: { element: id, min, found } }],
      rule,
    )
  }
  if (found > max) {
    report(
      walk,
      holder,
      [{ code: 'cardinality-max', severity: 'error', parameters: { element: id, max, found } }],
      rule,
    )
  }
}

function checkValue(walk: Walk, place: Place, rule: Rule): void {
  const { value, type } = place
  const { fixed, pattern, minValue, maxValue, maxLength, binding } = rule
  if (fixed) report(walk, place, checkFixed(fixed.value, value), rule)
  if (pattern) report(walk, place, checkPattern(pattern.value, value), rule)
  if (minValue) report(walk, place, checkMinValue(minValue.value, value, writtenNumber(walk, place)), rule)
  if (maxValue) report(walk, place, checkMaxValue(maxValue.value, value, writtenNumber(walk, place)), rule)
  if (maxLength !== undefined) report(walk, place, checkMaxLength(maxLength, value), rule)
  if (binding)
    report(walk, place, walk.run.parts.terminology.checkBinding(binding, type, value, { ask: walk.run.ask }), rule)
}
