import { isObject, type CodeSystem, type StructureDefinition, type ValueSet } from '../definitions.ts'
import { flag, listOf, type Narrowed, narrowed, oneOf, part, partsOf, type Shape, text, texts } from './digest-shape.ts'
import { digestElements } from './digest-element.ts'
import { extensions } from './digest-extension.ts'

/** Goes up when the same package would be digested to something else: what was cached under another is made anew. */
export const digestVersion = 4

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
 * @throws Problem `definition-malformed`: what is read later may rest on every field being what its type says
 */
export function digest(resource: unknown): Conformance | undefined {
  if (!isObject(resource) || typeof resource.url !== 'string' || typeof resource.resourceType !== 'string')
    return undefined
  const of = Object.hasOwn(shapes, resource.resourceType) ? shapes[resource.resourceType] : undefined
  // The shapes are those of the three types.
  return of && (narrowed(resource, of.shape, of.needed) as unknown as Conformance)
}

const include: Shape = {
  system: text,
  version: text,
  concept: partsOf({ code: text, display: text }, ['code']),
  filter: partsOf({ property: text, op: text, value: text }, ['property', 'op', 'value']),
  valueSet: texts,
}

const contains: Shape = {
  system: text,
  code: text,
  display: text,
  abstract: flag,
  contains: (children, holder) => partsOf(contains)(children, holder),
}

const concept: Shape = {
  code: text,
  display: text,
  designation: partsOf({ language: text, value: text }, ['value']),
  property: listOf((value) => (isObject(value) ? value : undefined)),
  concept: (children, holder) => partsOf(concept, ['code'])(children, holder),
}

const named: Shape = { resourceType: text, url: text, version: text, name: text }

const shapes: Readonly<Record<string, { readonly shape: Shape; readonly needed: readonly string[] }>> = {
  StructureDefinition: {
    needed: ['kind', 'type'],
    shape: {
      ...named,
      kind: oneOf('primitive-type', 'complex-type', 'resource', 'logical'),
      abstract: flag,
      type: text,
      baseDefinition: text,
      derivation: oneOf('specialization', 'constraint'),
      context: partsOf({ type: text, expression: text }, ['type', 'expression']),
      contextInvariant: texts,
      snapshot: elements,
      differential: (value, holder) => (hasElements(holder.snapshot) ? undefined : elements(value)),
      extension: extensions,
    },
  },
  ValueSet: {
    needed: [],
    shape: {
      ...named,
      compose: part({ include: partsOf(include), exclude: partsOf(include) }, ['include']),
      expansion: part({ contains: partsOf(contains) }),
    },
  },
  CodeSystem: {
    needed: ['content'],
    shape: {
      ...named,
      caseSensitive: flag,
      content: oneOf('not-present', 'example', 'fragment', 'complete', 'supplement'),
      supplements: text,
      hierarchyMeaning: text,
      concept: partsOf(concept, ['code']),
    },
  },
}

function hasElements(view: unknown): view is { readonly element: readonly unknown[] } {
  return isObject(view) && Array.isArray(view.element) && view.element.length > 0
}

function elements(view: unknown): Narrowed {
  return hasElements(view) ? { element: digestElements(view.element) } : undefined
}
