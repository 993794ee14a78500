import type { JsonObject } from './definitions.ts'

/** What is kept of a value: undefined when nothing is. */
export type Narrowed = unknown

/** The fields that are kept: as they are, or as a function makes them. All others are let go. */
export type Shape = { readonly [field: string]: true | ((value: unknown, holder: JsonObject) => Narrowed) }

/** A copy with the fields of the shape; what is inherited, as of `__proto__`, is never followed. */
export function narrowed(holder: JsonObject, shape: Shape): JsonObject {
  const kept: Record<string, unknown> = {}
  for (const [field, keep] of Object.entries(shape)) {
    if (!Object.hasOwn(holder, field)) continue
    const value = keep === true ? holder[field] : keep(holder[field], holder)
    if (value !== undefined) kept[field] = value
  }
  return kept
}

/** Narrows each object of a list; what is no object is let go, and an empty list with it. */
export function narrowList(shape: Shape): (value: unknown) => Narrowed {
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const kept = value.filter(isObject).map((each) => narrowed(each, shape))
    return kept.length > 0 ? kept : undefined
  }
}

/** A JSON object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
