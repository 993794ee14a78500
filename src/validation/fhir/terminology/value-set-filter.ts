import type { ValueSetInclude } from '../definitions.ts'
import { safePattern } from '../safe-pattern.ts'
import type { CodeSystemIndex } from './code-system.ts'
import type { Membership } from './value-set.ts'

type Filter = NonNullable<ValueSetInclude['filter']>[number]
type Operator = (filter: Filter) => (index: CodeSystemIndex, code: string) => boolean

/** Of a list in a filter's value. */
const members = (value: string) => value.split(',').map((each) => each.trim())

/**
 * What each operator of a filter asks of a code that the system has.
 *
 * @see https://hl7.org/fhir/R4/valueset-filter-operator.html and, for the two last, R5
 */
const operators: Readonly<Record<string, Operator>> = {
  '=':
    ({ property, value }) =>
    (index, code) =>
      property === 'parent' ? index.isChildOf(code, value) : index.property(code, property).includes(value),
  'is-a':
    ({ value }) =>
    (index, code) =>
      index.isA(code, value),
  'descendent-of':
    ({ value }) =>
    (index, code) =>
      index.isA(code, value) && !index.isA(value, code),
  'is-not-a':
    ({ value }) =>
    (index, code) =>
      !index.isA(code, value),
  regex({ property, value }) {
    const pattern = patternOf(value)
    return (index, code) => index.property(code, property).some((each) => pattern?.test(each))
  },
  in({ property, value }) {
    const wanted = members(value)
    return (index, code) => index.property(code, property).some((each) => wanted.includes(each))
  },
  'not-in'({ property, value }) {
    const unwanted = members(value)
    return (index, code) => !index.property(code, property).some((each) => unwanted.includes(each))
  },
  generalizes:
    ({ value }) =>
    (index, code) =>
      index.isA(value, code),
  exists:
    ({ property, value }) =>
    (index, code) =>
      index.property(code, property).length > 0 === (value === 'true'),
  'child-of':
    ({ value }) =>
    (index, code) =>
      index.isChildOf(code, value),
  'descendent-leaf':
    ({ value }) =>
    (index, code) =>
      index.isA(code, value) && !index.isA(value, code) && index.isLeaf(code),
}

/** The test of a filter: unknown where the code system is not loaded whole, or the operator is none of FHIR's. */
export function filterTest(filter: Filter, index: CodeSystemIndex | undefined): (code: string) => Membership {
  if (filter.op === 'regex' && filter.property === 'code') return codePattern(filter.value)
  const operator = Object.hasOwn(operators, filter.op) ? operators[filter.op] : undefined
  if (!operator || !index?.complete) return () => 'unknown'
  const test = operator(filter)
  return (code) => (test(index, code) ? 'yes' : 'no')
}

/** A pattern of codes can be told without the code system. */
function codePattern(value: string): (code: string) => Membership {
  const pattern = patternOf(value)
  if (!pattern) return () => 'unknown'
  return (code) => (pattern.test(code) ? 'yes' : 'no')
}

/** The whole of the value. */
function patternOf(value: string): RegExp | undefined {
  return safePattern(`^(?:${value})$`)
}
