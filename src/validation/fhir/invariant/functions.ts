import { isObject } from '../definitions.ts'
import {
  asBoolean,
  asString,
  bare,
  type Collection,
  empty,
  equal,
  isThere,
  Primitive,
  truth,
  unsure,
} from './collection.ts'
import type { Parameter, Scope } from './compile.ts'
import { NotCompiled } from './expression.ts'
import { comparisonOf, isPrimitive, type Types, typesAt, unknownTypes } from './model.ts'
import { distinct } from './operators.ts'
import { readNarrative } from '../narrative/narrative.ts'
import { safePattern } from '../safe-pattern.ts'

/** What a call makes of what it is called on. */
export type Call = (on: Collection, self: Collection, scope: Scope) => Collection

/**
 * A function of FHIRPath, compiled for the types it is called on.
 *
 * @throws NotCompiled for types and parameters that are the library's
 */
type FunctionOf = (types: Types, parameters: readonly Parameter[]) => { readonly types: Types; readonly call: Call }

const boolean: Types = ['System.Boolean']
const text: Types = ['System.String']
const number: Types = ['System.Integer']

/** Of the collection alone. */
const plain =
  (result: Types | undefined, call: (on: Collection) => Collection): FunctionOf =>
  (types) => ({ types: result ?? types, call })

/** With a criterion, evaluated at each item. */
const each =
  (call: (on: Collection, holds: (item: unknown) => boolean) => Collection, result?: Types): FunctionOf =>
  (types, [parameter]) => {
    if (!parameter) throw new NotCompiled('criterion')
    const criterion = parameter(types).evaluate
    const at = (scope: Scope) => (item: unknown) => asBoolean(criterion([item], scope)) === true
    return { types: result ?? types, call: (on, _, scope) => call(on, at(scope)) }
  }

/** With a text, evaluated where the whole expression stands. */
const withText =
  (result: Types, call: (on: string, parameter: string) => Collection): FunctionOf =>
  (types, [parameter]) => {
    if (!parameter || types.some((type) => comparisonOf(type) !== 'text')) throw new NotCompiled('text')
    const { evaluate } = parameter()
    return {
      types: result,
      call(on, self, scope) {
        const value = asString(on)
        const given = asString(evaluate(self, scope))
        return value === undefined || given === undefined ? empty : call(value, given)
      },
    }
  }

const trueIfAll = (wanted: boolean) => (on: Collection) =>
  truth(
    on.every((item) => {
      const value = bare(item)
      if (typeof value !== 'boolean') throw unsure
      return value === wanted
    }),
  )

/** FHIRPath's functions that invariants use; the library has the others. */
export const functions: Readonly<Record<string, FunctionOf>> = {
  exists: (types, parameters) =>
    parameters.length === 0
      ? { types: boolean, call: (on) => truth(on.some(isThere)) }
      : each((on, holds) => truth(on.some(holds)), boolean)(types, parameters),
  empty: plain(boolean, (on) => truth(!on.some(isThere))),
  count: plain(number, (on) => [on.length]),
  not: plain(boolean, (on) => {
    const value = asBoolean(on)
    return value === undefined ? empty : truth(!value)
  }),
  where: each((on, holds) => on.filter(holds)),
  all: each((on, holds) => truth(on.every(holds)), boolean),
  allTrue: plain(boolean, trueIfAll(true)),
  allFalse: plain(boolean, trueIfAll(false)),
  first: plain(undefined, (on) => on.slice(0, 1)),
  last: plain(undefined, (on) => on.slice(-1)),
  tail: plain(undefined, (on) => on.slice(1)),
  trace: plain(undefined, (on) => on),
  isDistinct: (types) => ({
    types: boolean,
    call: (on) => truth(distinct(on, comparisonOf(types[0] ?? '')).length === on.length),
  }),
  hasValue: plain(boolean, (on) => truth(on.length === 1 && isValue(bare(on[0])))),
  length: textual(number, (value) => [value.length]),
  toString: textual(text, (value) => [value]),
  startsWith: withText(boolean, (on, start) => truth(on.startsWith(start))),
  endsWith: withText(boolean, (on, end) => truth(on.endsWith(end))),
  contains: withText(boolean, (on, part) => truth(on.includes(part))),
  matches,
  substring,
  htmlChecks: ofDivs(({ formatted }) => formatted),
  htmlChecks2: ofDivs(({ content }) => content),
  children: () => ({ types: unknownTypes, call: (on) => on.flatMap(childrenOfItem) }),
  resolve: (types) => {
    if (types.some((type) => type !== 'Reference' && comparisonOf(type) !== 'text')) throw new NotCompiled('resolve')
    return { types: typesAt('Resource'), call: (on, _, { resolve }) => on.flatMap((item) => resolved(item, resolve)) }
  },
  extension: (_, [parameter]) => {
    if (!parameter) throw new NotCompiled('extension')
    const { evaluate } = parameter()
    return { types: ['Extension'], call: (on, self, scope) => extensions(on, asString(evaluate(self, scope))) }
  },
  select(types, [parameter]) {
    if (!parameter) throw new NotCompiled('select')
    const made = parameter(types)
    return { types: made.types, call: (on, _, scope) => on.flatMap((item) => made.evaluate([item], scope)) }
  },
  intersect: withOther((on, other, comparison) =>
    distinct(on, comparison).filter((item) => other.some((each) => equal(each, item, comparison))),
  ),
  combine: withOther((on, other) => [...on, ...other]),
  iif(types, [condition, then, otherwise]) {
    if (!condition || !then) throw new NotCompiled('iif')
    const [when, one, other] = [condition(types), then(types), otherwise?.(types)]
    return {
      types: [...new Set([...one.types, ...(other?.types ?? [])])],
      call(on, _, scope) {
        if (asBoolean(when.evaluate(on, scope)) === true) return one.evaluate(on, scope)
        return other?.evaluate(on, scope) ?? empty
      },
    }
  },
}

function isValue(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== 'object'
}

/** Of one text; a moment or a number has a text of the library's own making. */
function textual(result: Types, call: (value: string) => Collection): FunctionOf {
  return (types) => {
    if (types.some((type) => !['text', 'moment'].includes(comparisonOf(type)))) throw new NotCompiled('text')
    return {
      types: result,
      call(on) {
        const value = asString(on)
        return value === undefined ? empty : call(value)
      },
    }
  }
}

function matches(types: Types, [parameter]: readonly Parameter[]): ReturnType<FunctionOf> {
  if (!parameter || types.some((type) => comparisonOf(type) !== 'text')) throw new NotCompiled('matches')
  const given = parameter().constant
  const pattern = typeof given === 'string' ? (safePattern(given, 'su') ?? safePattern(given, 's')) : undefined
  if (!pattern) throw new NotCompiled('matches')
  return {
    types: boolean,
    call(on) {
      const value = asString(on)
      return value === undefined ? empty : truth(pattern.test(value))
    },
  }
}

function substring(types: Types, [start, length]: readonly Parameter[]): ReturnType<FunctionOf> {
  const from = start?.().constant
  const upTo = length?.().constant
  if (typeof from !== 'number' || (length && typeof upTo !== 'number')) throw new NotCompiled('substring')
  const cut = (value: string) => {
    if (from < 0 || from >= value.length) return empty
    return [typeof upTo === 'number' ? value.slice(from, from + upTo) : value.slice(from)]
  }
  return textual(text, cut)(types, [])
}

/** Of the `div` of a narrative: its markup is allowed (txt-1), or it has content (txt-2). */
function ofDivs(holds: (narrative: ReturnType<typeof readNarrative>) => boolean): FunctionOf {
  const ofDiv = (div: string | undefined) => div === undefined || holds(readNarrative(div))
  return plain(boolean, (on) => truth(ofDiv(asString(on))))
}

/** What is below, its types not known: to be counted. A primitive with a sibling has two names in JSON. */
function childrenOfItem(item: unknown): Collection {
  if (item instanceof Primitive) throw unsure
  if (!isObject(item)) return empty
  return Object.entries(item).flatMap(([name, value]) => {
    if (name.startsWith('_')) throw unsure
    return name === 'resourceType' ? empty : value
  })
}

function resolved(item: unknown, resolve: Scope['resolve']): Collection {
  const value = bare(item)
  const reference = isObject(value) ? value.reference : value
  const target = typeof reference === 'string' ? resolve(reference) : undefined
  return target ? [target] : empty
}

function extensions(on: Collection, url: string | undefined): Collection {
  if (url === undefined) return empty
  return on.flatMap((item) => {
    const holder = item instanceof Primitive ? item.element : item
    const found = isObject(holder) ? holder.extension : undefined
    return Array.isArray(found) ? found.filter((each) => isObject(each) && each.url === url) : []
  })
}

/** With another collection, evaluated where the whole expression stands. */
function withOther(
  call: (on: Collection, other: Collection, comparison: ReturnType<typeof comparisonOf>) => Collection,
): FunctionOf {
  return (types, [parameter]) => {
    if (!parameter) throw new NotCompiled('collection')
    const other = parameter()
    const all = [...new Set([...types, ...other.types])]
    const ways = new Set(all.map(comparisonOf))
    const [comparison = 'structure'] = ways
    if (ways.size > 1 && all.some(isPrimitive)) throw new NotCompiled('collection')
    return { types: all, call: (on, self, scope) => call(on, other.evaluate(self, scope), comparison) }
  }
}
