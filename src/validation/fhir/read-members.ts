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
  const value = own(object, name)
  const beside = property.type.form === 'primitive' ? own(object, property.underscored) : undefined
  if (value === undefined && beside === undefined) return none
  const member: Member = { holder, name, property, onMiswritten }
  if (property.rule.repeats) return readArray(member, value, beside)
  const place = readOne(member, -1, value, beside)
  return place ? [place] : none
}

type Member = {
  readonly holder: Place
  readonly name: string
  readonly property: Property
  readonly onMiswritten: OnMiswritten
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

function placed({ holder, name, property }: Member, index: number, value: unknown, sibling?: JsonObject): Place {
  const { rule, type } = property
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

function readArray(member: Member, given: unknown, beside: unknown): readonly Place[] {
  const values = array(given)
  const siblings = array(beside)
  if (values === undefined || siblings === undefined) {
    const place = placed(member, -1, given)
    member.onMiswritten(place, 'array-expected')
    return isObject(given) && place.form !== 'primitive' ? [place] : none
  }
  const count = Math.max(values.length, siblings.length)
  if (count === 0) member.onMiswritten(placed(member, -1, given), 'array-empty')
  const places: Place[] = []
  for (let index = 0; index < count; index++) {
    const place = readOne(member, index, values[index], siblings[index] ?? undefined)
    if (place) places.push(place)
  }
  return places
}

/** An absent one is as good as empty; undefined when it is no array. */
function array(given: unknown): readonly unknown[] | undefined {
  if (given === undefined) return []
  return Array.isArray(given) ? given : undefined
}

/** The place with its sibling; undefined where it cannot be read. */
function readOne(member: Member, index: number, value: unknown, beside: unknown): Place | undefined {
  const code = member.property.type.form === 'primitive' ? primitiveFault(value, beside) : objectFault(value)
  if (code !== undefined) member.onMiswritten(placed(member, index, value), code)
  if (code !== undefined && code !== 'object-empty') return undefined
  return isObject(beside) ? placed(member, index, value ?? undefined, beside) : placed(member, index, value)
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
