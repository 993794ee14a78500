import { decimalText, type Json } from './json.ts'

// What somebody else's JSON is read with: a member of another kind than the standard's is as if it were not there.

/** Members that are objects, out of what should be a list. */
export function listIn(json: Json | undefined, name: string): readonly Json[] {
  const value = json?.[name]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A member that should be an object. */
export function objectIn(json: Json | undefined, name: string): Json | undefined {
  const value = json?.[name]
  return isObject(value) ? value : undefined
}

/** A member that should be text; blank text is none. */
export function textIn(json: Json | undefined, name: string): string | undefined {
  const value = json?.[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Whether a value is a JSON object, no list, and no number as `parseFhirJson` holds it. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && decimalText(value) === undefined
}
