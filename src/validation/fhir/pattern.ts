import { isObject, type JsonObject } from './definitions.ts'
import type { Fault } from './fault.ts'
import { type Faults, none } from './primitive/fault.ts'

/**
 * Fixed and pattern values of a profile, compared with what stands in the document.
 *
 * A fixed value is the whole value: nothing more, nothing less, lists in order. A pattern is the least: what it has must
 * be there, and each item of its lists somewhere in the list.
 *
 * @see https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed_x_
 * @see https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.pattern_x_
 */

type Path = readonly (string | number)[]

/** Whether the value is exactly the fixed one; an element's id may be anything. */
export function matchesFixed(fixed: unknown, value: unknown): boolean {
  return checkFixed(fixed, value) === none
}

/** Whether the value has at least what the pattern has. The question slicing asks of every element, so it allocates nothing. */
export function matchesPattern(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return false
    for (const item of pattern) if (!value.some((each) => matchesPattern(item, each))) return false
    return true
  }
  if (!isObject(pattern)) return pattern === value
  if (!isObject(value)) return false
  for (const name in pattern) {
    if (Object.hasOwn(pattern, name) && !(Object.hasOwn(value, name) && matchesPattern(pattern[name], value[name]))) {
      return false
    }
  }
  return true
}

/** Where the value differs from the fixed one: wrong, missing or too much, at the place of the difference. */
export function checkFixed(fixed: unknown, value: unknown): Faults {
  const faults: Fault[] = []
  compareFixed(fixed, value, [], faults)
  return faults.length > 0 ? faults : none
}

/**
 * Where the value lacks what the pattern has. An item that is nowhere in its list is told of once, at the element that
 * holds the list.
 */
export function checkPattern(pattern: unknown, value: unknown): Faults {
  if (matchesPattern(pattern, value)) return none
  const faults: Fault[] = []
  comparePattern(pattern, value, [], faults)
  return faults
}

function compareFixed(fixed: unknown, value: unknown, at: Path, faults: Fault[]): void {
  if (Array.isArray(fixed) && Array.isArray(value)) compareItems(fixed, value, at, faults)
  else if (isObject(fixed) && isObject(value)) compareMembers(fixed, value, at, faults)
  else if (fixed !== value) faults.push(fault('fixed-value-wrong', at, expectation(fixed)))
}

/** A list of another length is told of at the element that holds it. */
function compareItems(fixed: readonly unknown[], value: readonly unknown[], at: Path, faults: Fault[]): void {
  if (fixed.length === value.length) {
    for (const [position, item] of fixed.entries()) compareFixed(item, value[position], [...at, position], faults)
    return
  }
  const parameters = { name: at.at(-1) ?? '', expected: fixed.length, found: value.length }
  faults.push(fault('fixed-value-count', at.slice(0, -1), parameters))
}

/** An extension too much is told of at the element that has it. */
function compareMembers(fixed: JsonObject, value: JsonObject, at: Path, faults: Fault[]): void {
  for (const name of Object.keys(fixed)) {
    if (Object.hasOwn(value, name)) compareFixed(fixed[name], value[name], [...at, name], faults)
    else faults.push(fault('fixed-value-missing', [...at, name], expectation(fixed[name])))
  }
  for (const name of Object.keys(value)) {
    if (name === 'id' || Object.hasOwn(fixed, name)) continue
    faults.push(fault('fixed-value-more', name === 'extension' ? at : [...at, name]))
  }
}

function comparePattern(pattern: unknown, value: unknown, at: Path, faults: Fault[]): void {
  if (Array.isArray(pattern) && Array.isArray(value)) {
    for (const item of pattern) {
      if (value.some((each) => matchesPattern(item, each))) continue
      faults.push(fault('pattern-item-missing', at.slice(0, -1), { name: at.at(-1) ?? '', ...expectation(item) }))
    }
  } else if (isObject(pattern) && isObject(value)) {
    for (const name of Object.keys(pattern)) {
      if (Object.hasOwn(value, name)) comparePattern(pattern[name], value[name], [...at, name], faults)
      else if (Array.isArray(pattern[name])) comparePattern(pattern[name], [], [...at, name], faults)
      else faults.push(fault('pattern-missing', [...at, name], expectation(pattern[name])))
    }
  } else if (!matchesPattern(pattern, value)) faults.push(fault('pattern-wrong', at, expectation(pattern)))
}

function fault(code: string, at: Path, parameters?: Fault['parameters']): Fault {
  return {
    code,
    severity: 'error',
    ...(at.length > 0 && { at }),
    ...(parameters && { parameters }),
  }
}

/** Characters; a longer expectation is better read in the profile. */
const longestShown = 200

/** What the profile asks for, in one line. Of the profile only, never of the document. */
function expectation(expected: unknown): { readonly expected: string } {
  const shown = isObject(expected) ? conceptOf(expected) : expected
  const text = typeof shown === 'string' ? shown : (JSON.stringify(shown) ?? '')
  return { expected: text.length > longestShown ? `${text.slice(0, longestShown)}…` : text }
}

function conceptOf(expected: JsonObject): unknown {
  const { system, code } = expected
  return typeof system === 'string' && typeof code === 'string' ? `${system}|${code}` : expected
}
