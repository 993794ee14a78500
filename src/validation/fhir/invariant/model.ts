import r4 from 'fhirpath/fhir-context/r4'
import { NotCompiled } from './expression.ts'

/**
 * What an expression may stand at: names of types (`Coding`, `System.String`) and paths of elements that have a
 * structure of their own (`Observation.component`), any one of them.
 */
export type Types = readonly string[]

/** Of what was found without knowing its type. */
export const unknownTypes: Types = ['?']

/** A JSON name that a child may have, and what it is then. */
export type Key = { readonly name: string; readonly types: Types }

/** A child by its FHIRPath name. */
export type Child = {
  readonly types: Types
  /** Its JSON names in what has such a child, the first that is there counting; by the resource's type where they differ. */
  readonly keys: readonly Key[] | ReadonlyMap<string, readonly Key[]>
}

const resources: Types = Object.keys(r4.type2Parent).filter((type) => isA(type, 'Resource') && !isAbstract(type))

function isAbstract(type: string): boolean {
  return type === 'Resource' || type === 'DomainResource'
}

/** The type itself, or what it specialises. */
export function isA(type: string, ancestor: string): boolean {
  for (let each: string | undefined = type; each !== undefined; each = r4.type2Parent[each]) {
    if (each === ancestor) return true
  }
  return false
}

export function isResource(type: string): boolean {
  return isA(type, 'Resource')
}

/**
 * What stands at a path, as `Observation.component`, `Observation.effectiveDateTime` or `Quantity`.
 *
 * @throws NotCompiled when R4 has no such element
 */
export function typesAt(path: string): Types {
  if (isResource(path)) return isAbstract(path) ? resources : [path]
  if (Object.hasOwn(r4.type2Parent, path) && !path.includes('.')) return [path]
  const [root = '', ...steps] = path.split('.')
  let types: Types = [root]
  for (const step of steps) types = childOf(types, step, true).types
  return types
}

/**
 * The child of a name in every type that has one.
 *
 * @param typedName the name may be that of one type of a choice, as `valueQuantity`
 * @returns no types and no keys when none has it: then nothing is ever there
 * @throws NotCompiled when the types are not known, or disagree on how it stands in JSON
 */
export function childOf(types: Types, name: string, typedName = false): Child {
  const found = new Map<string, readonly Key[]>()
  for (const type of types) {
    const keys = keysOf(type, name, typedName)
    if (keys) found.set(type, keys)
  }
  const all = [...found.values()]
  const [first] = all
  if (types === unknownTypes) throw new NotCompiled(name)
  if (!first) return { types: [], keys: [] }
  const childTypes = distinct(all.flat().flatMap((key) => key.types))
  const names = (keys: readonly Key[]) => keys.map((key) => key.name).join()
  if (all.every((keys) => names(keys) === names(first))) {
    const merged = (at: number) => distinct(all.flatMap((keys) => keys[at]?.types ?? []))
    return { types: childTypes, keys: first.map((key, at) => ({ name: key.name, types: merged(at) })) }
  }
  if (!types.every(isResource)) throw new NotCompiled(`several ${name}`)
  return { types: childTypes, keys: found }
}

function keysOf(type: string, name: string, typedName: boolean): readonly Key[] | undefined {
  const path = `${type}.${name}`
  const defined = r4.pathsDefinedElsewhere[path] ?? path
  const choices = r4.choiceTypePaths[defined]
  if (choices) return choices.map((suffix) => ({ name: name + suffix, types: structured(`${defined}${suffix}`) ?? [] }))
  const types = name === 'extension' ? ['Extension'] : structured(defined)
  return !types || (!typedName && isChoiceKey(type, name)) ? undefined : [{ name, types }]
}

/** `valueQuantity` is JSON's name; FHIRPath's is `value`. */
function isChoiceKey(type: string, name: string): boolean {
  for (let at = 1; at < name.length; at++) {
    if (r4.choiceTypePaths[`${type}.${name.slice(0, at)}`]?.includes(name.slice(at))) return true
  }
  return false
}

/** The type at a path; the path itself where the element has a structure of its own. */
function structured(path: string): Types | undefined {
  const type = r4.path2Type[path]
  if (type === undefined) return undefined
  if (type === 'BackboneElement' || type === 'Element') return [path]
  return type === 'Resource' ? resources : [type]
}

function distinct(types: Types): Types {
  return [...new Set(types)]
}

/** How values of a type compare. */
export type Comparison = 'text' | 'number' | 'moment' | 'boolean' | 'structure'

const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ...words('string code id uri url canonical oid uuid markdown xhtml base64Binary System.String', 'text'),
  ...words('integer decimal positiveInt unsignedInt System.Integer System.Decimal', 'number'),
  ...words('date dateTime instant time', 'moment'),
  ...words('boolean System.Boolean', 'boolean'),
])

function words(names: string, comparison: Comparison): readonly (readonly [string, Comparison])[] {
  return names.split(' ').map((name) => [name, comparison] as const)
}

export function comparisonOf(type: string): Comparison {
  return comparisons.get(type) ?? 'structure'
}

export function isPrimitive(type: string): boolean {
  return comparisonOf(type) !== 'structure'
}
