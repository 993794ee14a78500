import type { JsonObject } from './definitions.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'
import { isObject, type Property } from './program.ts'

/** Told of what is not written as FHIR writes JSON; the place is that of the member itself. */
export type OnMiswritten = (place: Place, code: MiswrittenCode) => void

export type MiswrittenCode =
  | 'array-expected'
  | 'single-expected'
  | 'primitive-expected'
  | 'object-expected'
  | 'array-empty'
  | 'object-empty'
  | 'null-value'

/** Such a fault, always an error: a reader may lose the value. */
export function miswritten(code: MiswrittenCode): Fault {
  return { code, severity: 'error' }
}

/**
 * The values of one member that can be read. What cannot be read as its type is written is as good as absent, as in the
 * Java validator, and told to `onMiswritten`.
 *
 * @param name without `_`
 * @see https://hl7.org/fhir/R4/json.html
 */
export function readMember(
  holder: Place,
  name: string,
  property: Property,
  onMiswritten: OnMiswritten,
): readonly Place[] {
  const object = holder.value as JsonObject // only places of objects have members
  const given = own(object, name)
  const beside = property.type.form === 'primitive' ? own(object, `_${name}`) : undefined
  if (given === undefined && beside === undefined) return []
  const place = placed(holder, name, property, given)
  return property.rule.repeats ? readArray(place, given, beside, onMiswritten) : readOne(place, beside, onMiswritten)
}

/** The names of a choice that stand in an object, in the order of its types. */
export function namesPresent(object: JsonObject, names: ReadonlyMap<string, Property>): readonly string[] {
  const found: string[] = []
  for (const written in object) {
    const name = written.startsWith('_') ? written.slice(1) : written
    if (names.has(name) && !found.includes(name)) found.push(name)
  }
  return found.length < 2 ? found : [...names.keys()].filter((name) => found.includes(name))
}

function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function placed(parent: Place, name: string, { rule, type }: Property, value: unknown): Place {
  const stem = rule.choice ? rule.name.length : 0
  const { definedAt } = rule
  return { parent, name, index: -1, type: type.code, form: type.form, definedAt, stem, value, sibling: undefined }
}

function readArray(place: Place, given: unknown, beside: unknown, onMiswritten: OnMiswritten): readonly Place[] {
  const values = array(given)
  const siblings = array(beside)
  if (values === undefined || siblings === undefined) {
    onMiswritten(place, 'array-expected')
    return isObject(given) && place.form !== 'primitive' ? [{ ...place, index: 0 }] : []
  }
  const count = Math.max(values.length, siblings.length)
  if (count === 0) onMiswritten(place, 'array-empty')
  const places: Place[] = []
  for (let index = 0; index < count; index++) {
    const [read] = readOne({ ...place, index, value: values[index] }, siblings[index] ?? undefined, onMiswritten)
    if (read) places.push(read)
  }
  return places
}

/** An absent one is as good as empty; undefined when it is no array. */
function array(given: unknown): readonly unknown[] | undefined {
  if (given === undefined) return []
  return Array.isArray(given) ? given : undefined
}

/** The place with its sibling, or nothing. */
function readOne(place: Place, beside: unknown, onMiswritten: OnMiswritten): readonly Place[] {
  const code = place.form === 'primitive' ? primitiveFault(place.value, beside) : objectFault(place.value)
  if (code !== undefined) onMiswritten(place, code)
  if (code !== undefined && code !== 'object-empty') return []
  if (place.form === 'resource') return [ofItsType(place)]
  if (!isObject(beside)) return [place]
  const value = place.value === null ? undefined : place.value
  return [{ ...place, value, sibling: beside }]
}

function ofItsType(place: Place): Place {
  const { resourceType } = place.value as JsonObject // as `objectFault` found
  return typeof resourceType === 'string' ? { ...place, type: resourceType } : place
}

/** In arrays, null holds the place of a value that has only a sibling. */
function primitiveFault(value: unknown, beside: unknown): MiswrittenCode | undefined {
  if (Array.isArray(value) || Array.isArray(beside)) return 'single-expected'
  if (beside !== undefined && !isObject(beside)) return 'object-expected'
  if (beside !== undefined && isEmpty(beside)) return 'object-empty'
  if (isObject(value)) return 'primitive-expected'
  return value === null && beside === undefined ? 'null-value' : undefined
}

function objectFault(value: unknown): MiswrittenCode | undefined {
  if (value === null) return 'null-value'
  if (Array.isArray(value)) return 'single-expected'
  if (!isObject(value)) return 'object-expected'
  return isEmpty(value) ? 'object-empty' : undefined
}

function isEmpty(object: JsonObject): boolean {
  for (const name in object) if (Object.hasOwn(object, name)) return false
  return true
}
