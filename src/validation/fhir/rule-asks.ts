import type { ElementDefinition } from './definitions.ts'
import type { Rule } from './program.ts'

/** A rule that asks nothing. */
export function unasking({ id, path }: Pick<ElementDefinition, 'id' | 'path'>, canonical: string): Rule {
  return {
    canonical,
    id,
    path,
    definedAt: path,
    name: path.slice(path.lastIndexOf('.') + 1),
    choice: false,
    repeats: false,
    min: 0,
    max: Number.POSITIVE_INFINITY,
    types: [],
    fixed: undefined,
    pattern: undefined,
    minValue: undefined,
    maxValue: undefined,
    maxLength: undefined,
    binding: undefined,
    invariants: [],
    names: new Map(),
    children: [],
    properties: new Map(),
    slicing: undefined,
  }
}

/** Whether anything is asked of the element, its members or its slices; perhaps by the element it refers to. */
export function asks(rule: Rule): boolean {
  return (
    rule.definedAt !== rule.path ||
    rule.min > 0 ||
    rule.max < Number.POSITIVE_INFINITY ||
    rule.types.length > 0 ||
    rule.maxLength !== undefined ||
    [rule.fixed, rule.pattern, rule.minValue, rule.maxValue, rule.binding, rule.slicing].some((each) => each) ||
    rule.invariants.length > 0 ||
    rule.children.length > 0
  )
}

/**
 * What a slice asks beyond the element that it is a slice of: snapshots repeat all of that, and every value is held
 * against it anyway.
 */
export function beyond(slice: Rule, sliced: Rule): Rule {
  const known = new Set(sliced.invariants.map(({ constraint }) => constraint.key))
  return {
    ...slice,
    types: same(slice.types, sliced.types) ? [] : slice.types,
    binding: same(slice.binding, sliced.binding) ? undefined : slice.binding,
    invariants: slice.invariants.filter(({ constraint }) => !known.has(constraint.key)),
    children: slice.children.filter((child) => !sliced.children.some((each) => asksTheSame(each, child))),
  }
}

function asksTheSame(one: Rule, other: Rule): boolean {
  return (
    one.name === other.name &&
    same(facts(one), facts(other)) &&
    one.slicing === undefined &&
    other.slicing === undefined &&
    one.children.length === other.children.length &&
    one.children.every((child, at) => asksTheSame(child, other.children[at] ?? child))
  )
}

function facts(rule: Rule): unknown {
  const { definedAt, min, max, types, fixed, pattern, minValue, maxValue, maxLength, binding, invariants, names } = rule
  const keys = invariants.map(({ constraint }) => constraint.key)
  const values = [fixed, pattern, minValue, maxValue]
  return [definedAt, min, String(max), types, values, maxLength, binding, keys, [...names.keys()]]
}

/** As JSON says them. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
