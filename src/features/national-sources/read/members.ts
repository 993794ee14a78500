import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { textIn } from '../../../standards/fhir/json-members.ts'
import { trouble } from '../trouble.ts'

/** A member that should be true or false. */
export function saidIn(json: Json | undefined, name: string): boolean | undefined {
  const value = json?.[name]
  return typeof value === 'boolean' ? value : undefined
}

/** A number as it was written. */
export function decimalIn(json: Json | undefined, name: string): string | undefined {
  return decimalText(json?.[name])
}

/** A day or moment (FHIR dateTime), also one of a month or year alone. */
const dateTime = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/

/** A member that should be a day or a moment; another text is none. */
export function whenIn(json: Json | undefined, name: string): string | undefined {
  const value = textIn(json, name)
  return value !== undefined && dateTime.test(value) ? value : undefined
}

/**
 * A member that an item is nothing without.
 *
 * @throws Problem `source-unreadable`
 */
export function needed<Value>(value: Value | undefined, at: string): Value {
  if (value === undefined) throw trouble('unreadable', at)
  return value
}

/** The members of an object that are there. */
export function present<Members extends Readonly<Record<string, unknown>>>(
  members: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined)
  // The same names, without those that have no value.
  return Object.fromEntries(there) as { [Name in keyof Members]?: Exclude<Members[Name], undefined> }
}
