import type { JsonObject } from '../definitions.ts'
import { type Comparison, isResource } from './model.ts'

/** FHIRPath's collection: JSON values, and primitives that have an `_name` sibling. */
export type Collection = readonly unknown[]

/** A primitive with id or extensions of its own; the value may be absent. */
export class Primitive {
  readonly value: unknown
  readonly element: JsonObject
  constructor(value: unknown, element: JsonObject) {
    this.value = value
    this.element = element
  }
}

/** The compiled form cannot tell what the library would answer for these very values; the library is asked. */
export const unsure = new Error('Left to the library')

/** More steps than any sound invariant takes. */
export const tooLong = new Error('Too many steps')

export const empty: Collection = []
const isTrue: Collection = [true]
const isFalse: Collection = [false]

export function truth(value: boolean): Collection {
  return value ? isTrue : isFalse
}

/** The value itself, undefined where there is none. */
export function bare(value: unknown): unknown {
  return value instanceof Primitive ? value.value : value
}

/**
 * A collection where a boolean is wanted: undefined when it is empty; one value that is no boolean is true.
 *
 * @see https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections
 */
export function asBoolean(collection: Collection): boolean | undefined {
  if (collection.length === 0) return undefined
  if (collection.length > 1) throw unsure
  const value = bare(collection[0])
  if (value === undefined || value === null) return undefined
  return typeof value === 'boolean' ? value : true
}

/** A collection where a string is wanted; undefined when it is empty. */
export function asString(collection: Collection): string | undefined {
  if (collection.length === 0) return undefined
  const value = bare(collection[0])
  // A text that JSON has as a number is said where it stands; its characters are read all the same.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (collection.length > 1 || typeof value !== 'string') throw unsure
  return value
}

/** Is there, for `exists()` and `empty()`: an object without members, or with empty ones, says nothing. */
export function isThere(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Primitive) return true
  if (Array.isArray(value)) return value.some(isThere)
  // What is read of JSON has own members only.
  for (const name in value) if (isThere((value as JsonObject)[name])) return true
  return false
}

/** What stands under a JSON name; `any` where several types have it in several ways. */
export type Kind = 'primitive' | 'structure' | 'resource' | 'any'

export type JsonName = { readonly name: string; readonly kind: Kind }

/**
 * Adds what stands under a JSON name, with its `_name` sibling where there is one. What is of the wrong kind, a text
 * where a structure belongs, is said where it stands and left out here.
 *
 * @returns whether there was such a name
 */
export function addChild(to: unknown[], holder: JsonObject, { name, kind }: JsonName): boolean {
  const value = holder[name]
  const sibling = kind === 'primitive' || kind === 'any' ? holder[siblings(name)] : undefined
  if (sibling !== undefined && sibling !== null) return addWithSibling(to, value, sibling)
  if (value === undefined || value === null) return false
  const fits = fitting[kind]
  if (!Array.isArray(value)) {
    if (fits(value)) to.push(value)
  } else for (const each of value) if (fits(each)) to.push(each)
  return true
}

const fitting: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  primitive: (value) => typeof value !== 'object',
  structure: (value) => typeof value === 'object',
  resource: (value) => isResource(String((value as JsonObject | null)?.resourceType)),
  any: () => true,
}

const siblingNames = new Map<string, string>()

/** `_name`, joined once for each of the names that definitions have. */
function siblings(name: string): string {
  let sibling = siblingNames.get(name)
  if (sibling === undefined) {
    sibling = `_${name}`
    siblingNames.set(name, sibling)
  }
  return sibling
}

function addWithSibling(to: unknown[], value: unknown, sibling: unknown): boolean {
  if (!Array.isArray(value) && !Array.isArray(sibling)) {
    to.push(primitive(value, sibling))
    return true
  }
  const values = Array.isArray(value) ? value : []
  const elements = Array.isArray(sibling) ? sibling : []
  for (let at = 0; at < Math.max(values.length, elements.length); at++) to.push(primitive(values[at], elements[at]))
  return true
}

function primitive(value: unknown, element: unknown): unknown {
  if (typeof element !== 'object' || element === null) return value
  // What stands beside a primitive is an object by FHIR's JSON format; the walk reports any other.
  return new Primitive(value ?? undefined, element as JsonObject)
}

/**
 * Whether two values are equal: primitives by their values, structures by what the first one says. What it leaves out
 * is not held against the other, as HL7's engine compares: a code is the same with and without a display.
 *
 * Moments are equal when they are written alike, and else left to the library, as are quantities.
 */
export function equal(one: unknown, other: unknown, comparison: Comparison): boolean {
  const [ours, theirs] = [bare(one), bare(other)]
  if (ours === undefined || theirs === undefined || ours === null || theirs === null) throw unsure
  if (ours === theirs) return true
  if (comparison === 'moment') throw unsure
  return typeof ours === 'object' && typeof theirs === 'object' && saysNoMore(ours, theirs)
}

function saysNoMore(one: object, other: object): boolean {
  const [ours, theirs] = [Object.entries(one), other as JsonObject]
  if (isQuantity(one) && isQuantity(other)) throw unsure
  if (Array.isArray(one) !== Array.isArray(other)) return false
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) return false
  return ours.every(([name, value]) => Object.hasOwn(theirs, name) && equalMembers(value, theirs[name]))
}

function isQuantity(value: object): boolean {
  return 'value' in value && typeof value.value === 'number'
}

/** A text that may be a date: inside a structure its type is not known here. */
const datelike = /^\d{4}(?:-|$)/

function equalMembers(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one === 'object' && typeof other === 'object' && one && other) return saysNoMore(one, other)
  if (typeof one === 'string' && typeof other === 'string' && datelike.test(one) && datelike.test(other)) throw unsure
  return false
}

const moment = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** Which of two moments is first, to the precision both have; undefined when that does not tell. */
export function compareMoments(one: string, other: string): number | undefined {
  const [ours, theirs] = [moment.exec(one), moment.exec(other)]
  if (!ours || !theirs || ours[7] !== theirs[7]) throw unsure
  for (let at = 1; at <= 6; at++) {
    const [our, their] = [ours[at], theirs[at]]
    if (our === undefined && their === undefined) return 0
    if (our === undefined || their === undefined) return undefined
    if (Number(our) !== Number(their)) return Number(our) - Number(their)
  }
  return 0
}
