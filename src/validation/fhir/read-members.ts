import { isObject, type JsonObject } from './definitions.ts'
import { type Place, typeOf } from './place.ts'
import type { Property } from './program.ts'

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

/**
 * The values of one member that can be read. What cannot be read as its type is written is as good as absent, as in the
 * Java validator, and told to `onMiswritten`.
 *
 * @see https://hl7.org/fhir/R4/json.html
 */
export function readMember(holder: Place, property: Property, onMiswritten: OnMiswritten): readonly Place[] {
  const object = holder.value as JsonObject // only places of objects have members
  const value = own(object, property.name)
  const beside = property.type.form === 'primitive' ? own(object, property.underscored) : undefined
  if (value === undefined && beside === undefined) return none
  if (property.rule.repeats) return readArray(holder, property, value, beside, onMiswritten)
  const place = readOne(holder, property, -1, value, beside, onMiswritten)
  return place ? [place] : none
}

const none: readonly Place[] = []

/** The names of a choice that stand in an object, in the order of its types. */
export function namesPresent(object: JsonObject, names: ReadonlyMap<string, Property>): readonly string[] {
  const found: string[] = []
  for (const written in object) {
    const name = written.startsWith('_') ? written.slice(1) : written
    if (names.has(name) && !found.includes(name)) found.push(name)
  }
  return found.length < 2 ? found : [...names.keys()].filter((name) => found.includes(name))
}

/** Most members are absent: that is asked first, and whether what was found is inherited only then. */
function own(object: JsonObject, name: string): unknown {
  const value = object[name]
  return value === undefined || Object.hasOwn(object, name) ? value : undefined
}

function placed(holder: Place, property: Property, index: number, value: unknown, sibling?: JsonObject): Place {
  const { rule, type, name } = property
  return {
    parent: holder,
    name,
    index,
    type: type.form === 'resource' && isObject(value) ? typeOf(value) : type.code,
    form: type.form,
    definedAt: rule.definedAt,
    stem: rule.choice ? rule.name.length : 0,
    value,
    sibling,
  }
}

function readArray(
  holder: Place,
  property: Property,
  given: unknown,
  beside: unknown,
  onMiswritten: OnMiswritten,
): readonly Place[] {
  const values = array(given)
  const siblings = array(beside)
  if (values === undefined || siblings === undefined) {
    const place = placed(holder, property, -1, given)
    onMiswritten(place, 'array-expected')
    return isObject(given) && place.form !== 'primitive' ? [place] : none
  }
  const count = Math.max(values.length, siblings.length)
  if (count === 0) onMiswritten(placed(holder, property, -1, given), 'array-empty')
  const places: Place[] = []
  for (let index = 0; index < count; index++) {
    const place = readOne(holder, property, index, values[index], siblings[index] ?? undefined, onMiswritten)
    if (place) places.push(place)
  }
  return places
}

/** An absent one is as good as empty; undefined when it is no array. */
function array(given: unknown): readonly unknown[] | undefined {
  if (given === undefined) return noValues
  return Array.isArray(given) ? given : undefined
}

const noValues: readonly unknown[] = []

/** The place with its sibling; undefined where it cannot be read. */
function readOne(
  holder: Place,
  property: Property,
  index: number,
  value: unknown,
  beside: unknown,
  onMiswritten: OnMiswritten,
): Place | undefined {
  const code = property.type.form === 'primitive' ? primitiveFault(value, beside) : objectFault(value)
  if (code !== undefined) onMiswritten(placed(holder, property, index, value), code)
  if (code !== undefined && code !== 'object-empty') return undefined
  if (isObject(beside)) return placed(holder, property, index, value ?? undefined, beside)
  return placed(holder, property, index, value)
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
