import { isObject } from '../definitions.ts'
import type { Invariant, InvariantScope } from './invariant.ts'
import {
  addChild,
  bare,
  type Collection,
  empty,
  type JsonName,
  Primitive,
  tooLong,
  truth,
  unsure,
} from './collection.ts'
import { type Expression, NotCompiled } from './expression.ts'
import { functions } from './functions.ts'
import { type Child, childOf, isA, isPrimitive, isResource, type Key, type Types, typesAt } from './model.ts'
import { operators } from './operators.ts'

/** What there is through one evaluation. */
export type Scope = InvariantScope & {
  /** Steps that may still be taken; by them an expression that never ends comes to an end. */
  left: number
}

/** A thousand times what an invariant of the published packages takes on a large Bundle. */
const mostSteps = 1_000_000

/** @param self `$this`: what the expression stands at */
export type Evaluate = (self: Collection, scope: Scope) => Collection

export type Compiled = {
  readonly types: Types
  readonly evaluate: Evaluate
  /** Of a literal. */
  readonly constant?: unknown
}

/** A parameter of a function, compiled where it will stand: at these types, or where the call itself stands. */
export type Parameter = (self?: Types) => Compiled

/** What an expression stands at, and in which resource. */
type Standing = { readonly self: Types; readonly resource: Types }

/**
 * An invariant as a function of JSON, some tens of times faster than the library. Undefined where the expression, or
 * the types it stands at, are the library's.
 *
 * @param fallback asked where the values are such that only the library can tell
 */
export function compileInvariant(expression: Expression, path: string, fallback: Invariant): Invariant | undefined {
  const compiled = compiledOrNot(expression, path)
  if (!compiled) return undefined
  const { evaluate } = compiled
  return (focus, { resource, rootResource, resolve, conformsTo }, sibling) => {
    const scope: Scope = { resource, rootResource, resolve, conformsTo, left: mostSteps }
    try {
      return holds(evaluate([sibling ? new Primitive(focus, sibling) : focus], scope)) ? 'holds' : 'broken'
    } catch (error) {
      if (error === tooLong) return { failed: 'too-long' }
      if (error !== unsure) throw error
      return fallback(focus, { resource, rootResource, resolve, conformsTo }, sibling)
    }
  }
}

function compiledOrNot(expression: Expression, path: string): Compiled | undefined {
  try {
    const [root = ''] = path.split('.')
    const resource = typesAt(isResource(root) ? root : 'Resource')
    return compile(expression, { self: typesAt(path), resource })
  } catch (error) {
    if (error instanceof NotCompiled) return undefined
    throw error
  }
}

function holds(result: Collection): boolean {
  return result.length === 1 ? bare(result[0]) !== false : result.length > 0
}

function compile(expression: Expression, standing: Standing): Compiled {
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value)
    case 'nothing':
      return { types: [], evaluate: () => empty }
    case 'this':
      return itself(standing)
    case 'constant':
      return constant(expression.name, standing)
    case 'member':
      return member(expression, standing)
    case 'call':
      return call(expression, standing)
    case 'operation':
      return operation(expression, standing)
    case 'type':
      return typeTest(expression, standing)
    case 'index': {
      const { types, evaluate } = compile(expression.on, standing)
      return { types, evaluate: (at, scope) => evaluate(at, scope).slice(expression.at, expression.at + 1) }
    }
  }
}

function itself({ self }: Standing): Compiled {
  return { types: self, evaluate: (at) => at }
}

const literalTypes = { string: 'System.String', boolean: 'System.Boolean', number: 'System.Decimal' } as const

function literal(value: string | number | boolean): Compiled {
  const collection = [value]
  // A number, a string or a boolean: `typeof` says no other.
  const type = literalTypes[typeof value as keyof typeof literalTypes]
  return { types: [type], evaluate: () => collection, constant: value }
}

const anyResource = typesAt('Resource')

function constant(name: string, { resource }: Standing): Compiled {
  if (name === 'resource') return { types: resource, evaluate: (_, scope) => [scope.resource] }
  if (name === 'rootResource') return { types: anyResource, evaluate: (_, scope) => [scope.rootResource] }
  if (name === 'ucum') return literal('http://unitsofmeasure.org')
  throw new NotCompiled(`%${name}`)
}

function member({ name, on }: Extract<Expression, { kind: 'member' }>, standing: Standing): Compiled {
  // `Patient.name` at a Patient begins with the type.
  if (!on && /^[A-Z]/.test(name)) {
    if (standing.self.every((type) => isA(type, name))) return itself(standing)
    throw new NotCompiled(name)
  }
  const from = on ? compile(on, standing) : itself(standing)
  const child = childOf(from.types, name)
  return { types: child.types, evaluate: childrenOf(from.evaluate, child.keys) }
}

function childrenOf(from: Evaluate, keys: Child['keys']): Evaluate {
  const alike = Array.isArray(keys) ? keys.map(jsonName) : undefined
  const byType = keys instanceof Map ? new Map([...keys].map(([type, each]) => [type, each.map(jsonName)])) : undefined
  return (at, scope) => {
    const children: unknown[] = []
    for (const item of from(at, scope)) {
      const holder = item instanceof Primitive ? item.element : item
      if (!isObject(holder)) continue
      for (const name of alike ?? byType?.get(String(holder.resourceType)) ?? []) {
        if (addChild(children, holder, name)) break
      }
    }
    return children
  }
}

function jsonName({ name, types }: Key): JsonName {
  if (types.every(isPrimitive)) return { name, kind: 'primitive' }
  if (types.some(isPrimitive)) return { name, kind: 'any' }
  return { name, kind: types.every(isResource) ? 'resource' : 'structure' }
}

function call(expression: Extract<Expression, { kind: 'call' }>, standing: Standing): Compiled {
  const { name, on } = expression
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!known) throw new NotCompiled(name)
  const from = on ? compile(on, standing) : itself(standing)
  const parameters = expression.parameters.map(
    (parameter): Parameter =>
      (self = standing.self) =>
        compile(parameter, { ...standing, self }),
  )
  const { types, call } = known(from.types, parameters)
  return {
    types,
    evaluate(at, scope) {
      scope.left -= 1
      if (scope.left < 0) throw tooLong
      return call(from.evaluate(at, scope), at, scope)
    },
  }
}

function operation(expression: Extract<Expression, { kind: 'operation' }>, standing: Standing): Compiled {
  const [left, right] = [compile(expression.left, standing), compile(expression.right, standing)]
  const operator = Object.hasOwn(operators, expression.operator) ? operators[expression.operator] : undefined
  if (!operator) throw new NotCompiled(expression.operator)
  const operate = operator.operate(left.types, right.types)
  return {
    types: operator.result(left.types, right.types),
    evaluate: (at, scope) => operate(left.evaluate(at, scope), () => right.evaluate(at, scope)),
  }
}

/** `is`, `as` and `ofType`: of a choice by its JSON name, of a resource by its type, else by what is known before. */
function typeTest({ operator, on, type }: Extract<Expression, { kind: 'type' }>, standing: Standing): Compiled {
  const name = type.replace(/^FHIR\./, '')
  const whole = compile(on, standing)
  const narrowed = (on.kind === 'member' && narrowedChoice(on, name, standing)) || narrowedItems(whole, name)
  if (operator !== 'is') return narrowed
  return {
    types: ['System.Boolean'],
    evaluate(at, scope) {
      const items = whole.evaluate(at, scope)
      if (items.length > 1) throw unsure
      return items.length === 0 ? empty : truth(narrowed.evaluate(at, scope).length === 1)
    },
  }
}

function narrowedChoice(
  { name, on }: Extract<Expression, { kind: 'member' }>,
  type: string,
  standing: Standing,
): Compiled | undefined {
  const from = on ? compile(on, standing) : itself(standing)
  const { keys } = childOf(from.types, name)
  if (!Array.isArray(keys) || keys.length < 2) return undefined
  const those = (keys as readonly Key[]).filter((key) => key.types.some((each) => isA(each, type)))
  return { types: those.flatMap((key) => key.types), evaluate: childrenOf(from.evaluate, those) }
}

function narrowedItems({ types, evaluate }: Compiled, type: string): Compiled {
  const those = types.filter((each) => isA(each, type))
  if (those.length === types.length) return { types, evaluate }
  if (types.every(isResource)) {
    const wanted = new Set(those)
    const isWanted = (item: unknown) => isObject(item) && wanted.has(String(item.resourceType))
    return { types: those, evaluate: (at, scope) => evaluate(at, scope).filter(isWanted) }
  }
  if (those.length === 0 && !types.some(isPrimitive)) return { types: [type], evaluate: () => empty }
  throw new NotCompiled(type)
}
