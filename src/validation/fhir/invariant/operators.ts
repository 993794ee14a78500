import { isObject, type JsonObject } from '../definitions.ts'
import { asBoolean, bare, type Collection, compareMoments, empty, equal, truth, unsure } from './collection.ts'
import { NotCompiled } from './expression.ts'
import { type Comparison, comparisonOf, isA, type Types } from './model.ts'

/** What an operator makes of its operands; the right one is not evaluated where the left one decides. */
export type Operate = (left: Collection, right: () => Collection) => Collection

/** @throws NotCompiled when operands of these types are the library's to compare */
type Operator = { readonly result: (left: Types, right: Types) => Types; operate(left: Types, right: Types): Operate }

const boolean = () => ['System.Boolean']

/**
 * FHIRPath's three-valued logic: undefined is the empty collection.
 *
 * @see https://hl7.org/fhirpath/N1/#boolean-logic
 */
function logic(decide: (left: boolean | undefined, right: () => boolean | undefined) => boolean | undefined): Operator {
  const operate: Operate = (left, right) => {
    const decided = decide(asBoolean(left), () => asBoolean(right()))
    return decided === undefined ? empty : truth(decided)
  }
  return { result: boolean, operate: () => operate }
}

/** How all values of both sides compare, if in one way. */
function comparisonBetween(left: Types, right: Types): Comparison {
  const ways = new Set([...left, ...right].map(comparisonOf))
  const [way] = ways
  // A date beside a text: the library may take the text for a date.
  if (ways.has('moment') && ways.size > 1) throw new NotCompiled('comparison')
  return ways.size === 1 && way ? way : 'structure'
}

function equality(wanted: boolean): Operator {
  return {
    result: boolean,
    operate(leftTypes, rightTypes) {
      const comparison = comparisonBetween(leftTypes, rightTypes)
      return (left, right) => {
        if (left.length === 0) return empty
        const other = right()
        if (other.length === 0) return empty
        const same = left.length === other.length && left.every((each, at) => equal(each, other[at], comparison))
        return truth(same === wanted)
      }
    },
  }
}

function membership(listIsRight: boolean): Operator {
  return {
    result: boolean,
    operate(leftTypes, rightTypes) {
      const comparison = comparisonBetween(leftTypes, rightTypes)
      return (left, right) => {
        const [list, wanted] = listIsRight ? [right(), left] : [left, right()]
        if (wanted.length > 1) throw unsure
        if (wanted.length === 0) return empty
        const is = (each: unknown) =>
          listIsRight ? equal(wanted[0], each, comparison) : equal(each, wanted[0], comparison)
        return truth(list.some(is))
      }
    },
  }
}

function order(holds: (difference: number) => boolean): Operator {
  return {
    result: boolean,
    operate(leftTypes, rightTypes) {
      const comparison = comparisonBetween(leftTypes, rightTypes)
      const quantities = [...leftTypes, ...rightTypes].every((type) => isA(type, 'Quantity'))
      if (comparison !== 'number' && comparison !== 'moment' && !quantities) throw new NotCompiled('order')
      return (left, right) => {
        const other = right()
        if (left.length === 0 || other.length === 0) return empty
        if (left.length > 1 || other.length > 1) throw unsure
        const read = comparison === 'number' ? numeric : bare
        const difference = differenceOf(read(left[0]), read(other[0]))
        return difference === undefined ? empty : truth(holds(difference))
      }
    },
  }
}

/** A number that JSON has as a text is said where it stands; what it says is compared all the same. */
function numeric(value: unknown): unknown {
  const plain = bare(value)
  return typeof plain === 'string' && /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : plain
}

function differenceOf(one: unknown, other: unknown): number | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'string' && typeof other === 'string') return compareMoments(one, other)
  if (!isObject(one) || !isObject(other) || !sameUnit(one, other)) throw unsure
  return differenceOf(one.value, other.value)
}

/** The same unit in both, or none in both, by text or by code; the library converts others. */
function sameUnit(one: JsonObject, other: JsonObject): boolean {
  if (one.unit === other.unit && (one.unit !== undefined || one.code === other.code)) return true
  return one.code !== undefined && one.code === other.code && one.system === other.system
}

/** FHIRPath's operators, by how they are written. */
export const operators: Readonly<Record<string, Operator>> = {
  and: logic((left, right) => {
    if (left === false) return false
    const other = right()
    return left === undefined && other === true ? undefined : other
  }),
  or: logic((left, right) => {
    if (left === true) return true
    const other = right()
    return left === undefined && other === false ? undefined : other
  }),
  xor: logic((left, right) => {
    const other = right()
    return left === undefined || other === undefined ? undefined : left !== other
  }),
  implies: logic((left, right) => {
    if (left === false) return true
    const other = right()
    return left === undefined && other === false ? undefined : other
  }),
  '=': equality(true),
  '!=': equality(false),
  in: membership(true),
  contains: membership(false),
  '<': order((difference) => difference < 0),
  '<=': order((difference) => difference <= 0),
  '>': order((difference) => difference > 0),
  '>=': order((difference) => difference >= 0),
  '|': {
    result: (left, right) => [...new Set([...left, ...right])],
    operate(leftTypes, rightTypes) {
      const comparison = comparisonBetween(leftTypes, rightTypes)
      return (left, right) => distinct([...left, ...right()], comparison)
    },
  },
  '+': {
    result: () => ['System.Integer'],
    operate(leftTypes, rightTypes) {
      if (comparisonBetween(leftTypes, rightTypes) !== 'number') throw new NotCompiled('addition')
      return (left, right) => {
        const [one, other] = [left[0], right()[0]]
        if (typeof one !== 'number' || typeof other !== 'number') throw unsure
        return [one + other]
      }
    },
  },
  '&': {
    result: () => ['System.String'],
    operate: () => (left, right) => [textOf(left) + textOf(right())],
  },
}

function textOf(collection: Collection): string {
  if (collection.length === 0) return ''
  const value = bare(collection[0])
  if (collection.length > 1 || typeof value !== 'string') throw unsure
  return value
}

/** Every value once, the first of equal ones. */
export function distinct(collection: Collection, comparison: Comparison): Collection {
  if (collection.length < 2) return collection
  if (comparison === 'text' && collection.every((each) => typeof each === 'string')) return [...new Set(collection)]
  const kept: unknown[] = []
  for (const each of collection) if (!kept.some((other) => equal(other, each, comparison))) kept.push(each)
  return kept
}
