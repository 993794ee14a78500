import { Problem } from '../../../kernel/problem.ts'
import { isObject, type JsonObject } from '../definitions.ts'

/** What is kept of a value: undefined when nothing is. */
export type Narrowed = unknown

/** Takes a value as it should be, or throws. */
export type Keep = (value: unknown, holder: JsonObject) => Narrowed

/** The fields that are kept, and how. All others are let go. */
export type Shape = { readonly [field: string]: Keep }

/**
 * A copy with the fields of the shape; what is inherited, as of `__proto__`, is never followed.
 *
 * @param needed fields that must be there
 * @throws Problem `definition-malformed`, at the field
 */
export function narrowed(holder: JsonObject, shape: Shape, needed: readonly string[] = []): JsonObject {
  const lacking = needed.find((field) => !Object.hasOwn(holder, field))
  if (lacking !== undefined) throw malformed(lacking)
  const kept: Record<string, unknown> = {}
  for (const [field, keep] of Object.entries(shape)) {
    if (!Object.hasOwn(holder, field)) continue
    const value = keep(holder[field], holder)
    if (value !== undefined) kept[field] = value
  }
  return kept
}

/** An object in the shape. */
export function part(shape: Shape, needed: readonly string[] = []): Keep {
  return (value) => (isObject(value) ? narrowed(value, shape, needed) : refuse())
}

/** A list of values; an empty one is let go. */
export function listOf(keep: Keep): Keep {
  return (value, holder) => {
    if (!Array.isArray(value)) return refuse()
    const kept = value.flatMap((each) => {
      const item = keep(each, holder)
      return item === undefined ? [] : [item]
    })
    return kept.length > 0 ? kept : undefined
  }
}

/** A list of objects in the shape. */
export function partsOf(shape: Shape, needed: readonly string[] = []): Keep {
  return listOf(part(shape, needed))
}

export const text: Keep = (value) => (typeof value === 'string' ? value : refuse())

export const texts: Keep = listOf(text)

export const count: Keep = (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? value : refuse())

export const flag: Keep = (value) => (typeof value === 'boolean' ? value : refuse())

/** Only true says anything. */
export const ifTrue: Keep = (value, holder) => (flag(value, holder) === true ? true : undefined)

/** One of the words. */
export function oneOf(...words: readonly string[]): Keep {
  return (value) => (typeof value === 'string' && words.includes(value) ? value : refuse())
}

function refuse(): never {
  throw malformed()
}

/** The reason to leave a definition out. */
export function malformed(at?: string): Problem {
  const message = 'The definition is not as its type says'
  return new Problem('invalid', 'definition-malformed', message, at === undefined ? {} : { at })
}
