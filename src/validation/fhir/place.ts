import type { JsonObject } from './definitions.ts'
import type { Standing } from './document/document-index.ts'
import { isResourceType } from './reference/form.ts'
import type { TypeForm } from './program.ts'

/** A value with where it stands; its path is written only for a finding. */
export type Place = {
  readonly parent: Place | undefined
  /** Its JSON name, as `valueQuantity`; of a document's root, its resource type. */
  readonly name: string
  /** In an array; -1 where it is no array. */
  readonly index: number
  /** Its FHIR type, and how that is written. */
  readonly type: string
  readonly form: TypeForm
  /** Where the definition of its resource or type has its element. */
  readonly definedAt: string
  /** Length of the name without its type, where the element is a choice; else 0. */
  readonly stem: number
  /** The JSON value; undefined for a primitive of which only the `_name` is there; that itself while its members are read. */
  readonly value: unknown
  /** The `_name` of a primitive. */
  readonly sibling: JsonObject | undefined
}

/** FHIRPath of a place, and of what stands below it. */
export function pathOf(place: Place, below: readonly (string | number)[] = []): string {
  return below.reduce<string>(
    (path, step) => path + (typeof step === 'number' ? `[${step}]` : `.${step}`),
    ownPath(place),
  )
}

function ownPath({ parent, name, index, type, stem }: Place): string {
  if (!parent) return name
  const before = ownPath(parent)
  const here = index < 0 ? '' : `[${index}]`
  return stem > 0 ? `${before}.${name.slice(0, stem)}${here}.ofType(${type})` : `${before}.${name}${here}`
}

/**
 * The path of what could not be read, as the Java validator writes it: choices by their definition, `value[x]`, and of a
 * list of primitives the list.
 */
export function unreadPathOf({ parent, name, index, form, stem }: Place): string {
  if (!parent) return name
  const here = stem > 0 ? `${name.slice(0, stem)}[x]` : name
  return `${unreadPathOf(parent)}.${here}${index < 0 || form === 'primitive' ? '' : `[${index}]`}`
}

/** JSON pointer of a place, and of what stands below it (RFC 6901). */
export function pointerOf(place: Place, below: readonly (string | number)[] = []): string {
  return below.reduce<string>((pointer, step) => `${pointer}/${escaped(step)}`, ownPointer(place))
}

function ownPointer({ parent, name, index, value, sibling }: Place): string {
  if (!parent) return ''
  const written = sibling && (value === undefined || value === sibling) ? `_${name}` : name
  const before = `${ownPointer(parent)}/${escaped(written)}`
  return index < 0 ? before : `${before}/${index}`
}

function escaped(step: string | number): string {
  if (typeof step === 'number' || !special.test(step)) return String(step)
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

const special = /[~/]/

/** The place of a resource of the document. */
export function placeOf(standing: Standing, root: JsonObject): Place {
  let place: Place = { ...blank, name: typeOf(root), type: typeOf(root), value: root }
  for (const [count, step] of standing.at.entries()) {
    const next = standing.at[count + 1]
    if (typeof step === 'number') continue
    place = { ...blank, parent: place, name: step, index: typeof next === 'number' ? next : -1 }
  }
  return { ...place, type: typeOf(standing.resource), form: 'resource', value: standing.resource }
}

const blank: Omit<Place, 'name'> = {
  parent: undefined,
  index: -1,
  type: 'BackboneElement',
  form: 'element',
  definedAt: '',
  stem: 0,
  value: undefined,
  sibling: undefined,
}

/** Of a resource; what R4 does not know is no type: anything may stand there, and is not repeated. */
export function typeOf({ resourceType }: JsonObject): string {
  return typeof resourceType === 'string' && isResourceType(resourceType) ? resourceType : 'Resource'
}
