import type { CodeSystem, JsonObject, StructureDefinition, ValueSet } from './definitions.ts'
import { isObject, type Narrowed, narrowed, narrowList, type Shape } from './digest-shape.ts'
import { digestElements } from './digest-element.ts'
import { extensions } from './digest-extension.ts'

/** Goes up when the same package would be digested to something else: what was cached under another is made anew. */
export const digestVersion = 2

/** The three sorts of definitions the validator reads. */
export type Conformance = StructureDefinition | ValueSet | CodeSystem

/** Whether a package's file may hold one of them, by the naming of packages: `StructureDefinition-Patient.json`. */
export function mayBeConformance(fileName: string): boolean {
  const type = /^([A-Z][A-Za-z]+)-.*\.json$/.exec(fileName)?.[1]
  return type === undefined ? fileName.endsWith('.json') : type === 'NamingSystem' || Object.hasOwn(shapes, type)
}

/** A URI that a NamingSystem says is somebody's: all that is kept of one. */
export type RegisteredName = { readonly resourceType: 'NamingSystem'; readonly url: string }

/** The URIs of a NamingSystem; nothing of any other resource. */
export function registeredNames(resource: unknown): readonly RegisteredName[] {
  if (!isObject(resource) || resource.resourceType !== 'NamingSystem' || !Array.isArray(resource.uniqueId)) return []
  return resource.uniqueId.flatMap((id) =>
    isObject(id) && id.type === 'uri' && typeof id.value === 'string'
      ? [{ resourceType: 'NamingSystem', url: id.value }]
      : [],
  )
}

/**
 * Narrows a resource of a package to what the validator reads: no prose, no mappings, of a profile with a snapshot no
 * differential.
 *
 * @return undefined where it is no StructureDefinition, ValueSet or CodeSystem with a canonical URL
 */
export function digest(resource: unknown): Conformance | undefined {
  if (!isObject(resource) || typeof resource.url !== 'string' || typeof resource.resourceType !== 'string')
    return undefined
  const shape = Object.hasOwn(shapes, resource.resourceType) ? shapes[resource.resourceType] : undefined
  if (!shape) return undefined
  // The shapes name the fields of the three types; what is inside is checked where it is used.
  return narrowed(resource, shape) as unknown as Conformance
}

const filter: Shape = { property: true, op: true, value: true }

const include: Shape = {
  system: true,
  version: true,
  concept: narrowList({ code: true, display: true }),
  filter: narrowList(filter),
  valueSet: true,
}

const contains: Shape = {
  system: true,
  code: true,
  display: true,
  abstract: true,
  contains: (children) => narrowList(contains)(children),
}

const concept: Shape = {
  code: true,
  display: true,
  designation: narrowList({ language: true, value: true }),
  property: true,
  concept: (children) => narrowList(concept)(children),
}

const named: Shape = { resourceType: true, url: true, version: true, name: true }

const shapes: Readonly<Record<string, Shape>> = {
  StructureDefinition: {
    ...named,
    kind: true,
    abstract: true,
    type: true,
    baseDefinition: true,
    derivation: true,
    context: true,
    contextInvariant: true,
    snapshot: elements,
    differential: (value, { snapshot }) => (hasElements(snapshot) ? undefined : elements(value)),
    extension: extensions,
  },
  ValueSet: {
    ...named,
    compose: (value) => part(value, { include: narrowList(include), exclude: narrowList(include) }),
    expansion: (value) => part(value, { contains: narrowList(contains) }),
  },
  CodeSystem: {
    ...named,
    caseSensitive: true,
    content: true,
    supplements: true,
    hierarchyMeaning: true,
    concept: narrowList(concept),
  },
}

function part(value: unknown, shape: Shape): Narrowed {
  return isObject(value) ? narrowed(value, shape) : undefined
}

function hasElements(view: unknown): view is { readonly element: readonly JsonObject[] } {
  return isObject(view) && Array.isArray(view.element) && view.element.length > 0
}

function elements(view: unknown): Narrowed {
  return hasElements(view) ? { element: digestElements(view.element.filter(isObject)) } : undefined
}
