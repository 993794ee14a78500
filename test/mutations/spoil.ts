import type { JsonObject } from '../../src/validation/fhir/definitions.ts'
import type { Severity } from '../../src/validation/finding.ts'
import { pick, type Random } from '../generate/random.ts'

/** Where something is in a document: names and indices from its root. */
export type Place = readonly (string | number)[]

/** A document with one fault, and the place it must be told at. */
export type Spoiled = { readonly document: JsonObject; readonly told: Place }

/** Puts one fault into a document that has a place for it; which of several places is left to chance. */
export type Spoil = (document: JsonObject, random: Random) => Spoiled | undefined

/** One kind of fault, and what must be told of it. */
export type Kind = {
  readonly fault: string
  /** Element, invariant or chapter that forbids it. */
  readonly rule: string
  /** Any one of them tells of it. */
  readonly codes: readonly string[]
  /** An error unless the text of the rule, or the tools that all use, makes less of it. */
  readonly severity?: Severity
  readonly spoil: Spoil
}

/** Which place is told: that of the change, the object it is in, the resource it is in, the document; or one below. */
type Told = 'here' | 'parent' | 'resource' | 'document' | `/${string}`

/** What to put for what is there; undefined where there is no way to spoil it. */
type Change = (there: unknown, random: Random, document: JsonObject) => unknown

/**
 * Which resources: `Observation`, of this type; `Observation@vitalsigns`, of a declared profile of this name;
 * `Bundle#document`, whose `type` says so; several with a bar between.
 */
type Which = string

/**
 * Puts another value for one that is there.
 *
 * @param path from the resource, with dots and `*` for any index
 */
export function replaced(which: Which, path: string, by: unknown, told: Told = 'here'): Spoil {
  const change = typeof by === 'function' ? (by as Change) : () => by // a value of JSON is never a function
  return (document, random) => {
    const spoilable = placesOf(document, which, path).flatMap((place) => {
      const put = change(at(document, place.at), random, document)
      return put === undefined ? [] : [{ ...place, put }]
    })
    if (spoilable.length === 0) return undefined
    const { at: place, resource, put } = pick(random, spoilable)
    return { document: withValue(document, place, put), told: toldAt(told, place, resource) }
  }
}

/** Takes something away. */
export function removed(which: Which, path: string, told: Told = 'parent'): Spoil {
  return replaced(which, path, () => gone, told)
}

/** Puts something where nothing is. @param path of a member that an object, which is there, lacks */
export function added(which: Which, path: string, by: unknown, told: Told = 'here'): Spoil {
  const [parent, name = ''] = parted(path)
  const member = typeof by === 'function' ? (by as Change) : () => by
  return (document, random) => {
    const lacking: Change = (there) => {
      if (!isObject(there) || name in there) return undefined
      const put = member(there, random, document)
      return put === undefined ? undefined : { ...there, [name]: put }
    }
    const spoiled = replaced(which, parent, lacking)(document, random)
    if (!spoiled) return undefined
    const resource = resourceOf(document, spoiled.told)
    return { ...spoiled, told: toldAt(told, [...spoiled.told, name], resource) }
  }
}

/** Puts one more item at the end of a list that is there. */
export function appended(which: Which, path: string, by: unknown, told: Told = 'here'): Spoil {
  const item = typeof by === 'function' ? (by as Change) : () => by
  return (document, random) => {
    const longer: Change = (there) => {
      const put = Array.isArray(there) ? item(there, random, document) : undefined
      return put === undefined ? undefined : [...(there as unknown[]), put]
    }
    const spoiled = replaced(which, path, longer)(document, random)
    if (!spoiled) return undefined
    const last = (at(spoiled.document, spoiled.told) as unknown[]).length - 1
    return { ...spoiled, told: toldAt(told, [...spoiled.told, last], resourceOf(document, spoiled.told)) }
  }
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Entries of a Bundle; none of anything else. */
export function entriesOf(document: JsonObject): readonly JsonObject[] {
  return Array.isArray(document.entry) ? document.entry.filter(isObject) : []
}

/** The full URL of an entry with a resource of a type, if there is one. */
export function fullUrlOf(document: JsonObject, type: string): string | undefined {
  const entry = entriesOf(document).find(({ resource }) => isObject(resource) && resource.resourceType === type)
  return typeof entry?.fullUrl === 'string' ? entry.fullUrl : undefined
}

/** A copy with another value at one place. */
export function withValue<Of>(of: Of, place: Place, put: unknown): Of {
  const [step, ...rest] = place
  if (step === undefined) return put as Of // the whole is asked to be replaced
  if (Array.isArray(of)) {
    const copy: unknown[] = [...of]
    if (rest.length === 0 && put === gone) copy.splice(Number(step), 1)
    else copy[Number(step)] = withValue(copy[Number(step)], rest, put)
    return copy as Of // an array again
  }
  const { [step]: there, ...others } = of as Record<string, unknown> // a place has an object at each name
  if (rest.length === 0 && put === gone) return others as Of
  return { ...(of as object), [step]: withValue(there, rest, put) } as Of
}

/** Every place in a tree: the whole, and whatever stands in it. */
export function placesIn(tree: unknown, place: Place = []): readonly Place[] {
  if (typeof tree !== 'object' || tree === null) return [place]
  return [place, ...Object.entries(tree).flatMap(([step, each]) => placesIn(each, [...place, step]))]
}

const gone = Symbol('gone')

type Found = { readonly at: Place; readonly resource: Place }

/** Every place in the document that a path names. */
function placesOf(document: JsonObject, which: Which, path: string): readonly Found[] {
  const steps = path === '' ? [] : path.split('.')
  return resourcesIn(document)
    .filter(({ value }) => which.split('|').some((each) => isOf(value, each)))
    .flatMap(({ at: resource, value }) =>
      placesBelow(value, steps).map((below) => ({ at: [...resource, ...below], resource })),
    )
}

function placesBelow(value: unknown, [step, ...rest]: readonly string[]): readonly Place[] {
  if (value === undefined) return []
  if (step === undefined) return [[]]
  if (Array.isArray(value)) {
    const indices = step === '*' ? [...value.keys()] : [Number(step)]
    return indices.flatMap((index) => placesBelow(value[index], rest).map((below) => [index, ...below]))
  }
  return isObject(value) ? placesBelow(value[step], rest).map((below) => [step, ...below]) : []
}

function isOf(resource: JsonObject, which: string): boolean {
  const [type = '', profile] = which.split('@')
  const [name, kind] = type.split('#')
  if (resource.resourceType !== name || (kind !== undefined && resource.type !== kind)) return false
  if (profile === undefined) return true
  const declared = isObject(resource.meta) ? resource.meta.profile : undefined
  return Array.isArray(declared) && declared.some((each) => String(each).endsWith(`/${profile}`))
}

function resourcesIn(document: JsonObject): readonly { readonly at: Place; readonly value: JsonObject }[] {
  const entries = Array.isArray(document.entry) ? document.entry : []
  const inside = entries.flatMap((entry, index) =>
    isObject(entry) && isObject(entry.resource) ? [{ at: ['entry', index, 'resource'], value: entry.resource }] : [],
  )
  return [{ at: [], value: document }, ...inside]
}

function resourceOf(document: JsonObject, place: Place): Place {
  const holders = resourcesIn(document).filter(({ at: holder }) => holder.every((step, index) => step === place[index]))
  return holders.at(-1)?.at ?? []
}

function at(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((there, step) => (there as Record<string | number, unknown>)?.[step], value)
}

/** The last step of a path, and those before it. */
function parted(path: string): readonly [string, string | undefined] {
  const dot = path.lastIndexOf('.')
  return dot < 0 ? ['', path] : [path.slice(0, dot), path.slice(dot + 1)]
}

function toldAt(told: Told, place: Place, resource: Place): Place {
  if (told.startsWith('/')) {
    const below = told.slice(1).split('/')
    return [...place, ...below.map((step) => (/^\d+$/.test(step) ? Number(step) : step))]
  }
  return { parent: place.slice(0, -1), resource, document: [] }[told as string] ?? place
}
