import type { Json } from '../../standards/fhir/json.ts'

/**
 * Where a value does not fit a JSON Schema, or undefined where it does. Of the schema only the words that the contracts use
 * are read; others say nothing here.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export function misfit(schema: Json, value: unknown, at = '$'): string | undefined {
  for (const [word, rule] of Object.entries(schema)) {
    const check = words[word]
    const found = check?.(rule, value, at, schema)
    if (found !== undefined) return found
  }
  return undefined
}

type Check = (rule: unknown, value: unknown, at: string, schema: Json) => string | undefined

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

const when = (holds: boolean, at: string) => (holds ? undefined : at)

/** By the words of the schema; a word that is about another kind of value holds. */
const words: Readonly<Record<string, Check>> = {
  type: (rule, value, at) =>
    when(
      [rule].flat().some((kind) => kinds[String(kind)]?.(value) ?? true),
      at,
    ),
  const: (rule, value, at) => when(rule === value, at),
  enum: (rule, value, at) => when(listOf(rule).includes(value), at),
  required(rule, value, at) {
    const missing = isObject(value) && listOf(rule).find((name) => !(String(name) in value))
    return typeof missing === 'string' ? `${at}.${missing}` : undefined
  },
  properties(rule, value, at) {
    if (!isObject(value) || !isObject(rule)) return undefined
    return first(Object.entries(rule), ([name, inner]) =>
      name in value && isObject(inner) ? misfit(inner, value[name], `${at}.${name}`) : undefined,
    )
  },
  items: (rule, value, at) =>
    Array.isArray(value) && isObject(rule)
      ? first([...value.entries()], ([nth, each]) => misfit(rule, each, `${at}[${nth}]`))
      : undefined,
  contains: (rule, value, at) =>
    Array.isArray(value) && isObject(rule)
      ? when(
          value.some((each) => misfit(rule, each) === undefined),
          at,
        )
      : undefined,
  oneOf: (rule, value, at) => when(listOf(rule).filter((each) => fits(each, value)).length === 1, at),
  anyOf: (rule, value, at) =>
    when(
      listOf(rule).some((each) => fits(each, value)),
      at,
    ),
  minItems: (rule, value, at) => (Array.isArray(value) ? when(value.length >= Number(rule), at) : undefined),
  minLength: (rule, value, at) => (typeof value === 'string' ? when(value.length >= Number(rule), at) : undefined),
  minimum: (rule, value, at) => (typeof value === 'number' ? when(value >= Number(rule), at) : undefined),
  pattern: (rule, value, at) =>
    typeof value === 'string' && typeof rule === 'string' ? when(new RegExp(rule, 'u').test(value), at) : undefined,
}

function fits(schema: unknown, value: unknown): boolean {
  return isObject(schema) && misfit(schema, value) === undefined
}

function first<Item>(items: readonly Item[], look: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item)
    if (found !== undefined) return found
  }
  return undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
