import { isObject, type JsonObject } from '../definitions.ts'
import { objects } from './entries.ts'
import type { DocumentIndex, Standing } from './document-index.ts'
import type { Fault } from '../fault.ts'

/** A resource of a document, and the place of its entry. */
export type Held = {
  readonly resource: JsonObject
  readonly standing: Standing
  readonly at: readonly (string | number)[]
}

/** The resources of one document, or of a collection that stands for one. */
export type Content = {
  /** The first resource, when it is a Composition. */
  readonly composition: Held | undefined
  readonly held: readonly Held[]
  of(resourceType: string): readonly Held[]
  /** What a Reference leads to in the same Bundle. */
  target(reference: unknown, from: Held): Held | undefined
}

/** A rule on what resources of one document say of each other. Faults stand below the Bundle. */
export type ContentRule = (content: Content) => readonly Fault[]

/** The content of a Bundle; contained resources belong to the one they are contained in. */
export function contentOf(bundle: Standing, index: DocumentIndex): Content {
  const held = index.all
    .filter(({ bundle: holder, container, at }) => holder === bundle && !container && at.at(-1) === 'resource')
    .filter(({ at }) => at.length === bundle.at.length + 3)
    .map((standing): Held => ({ resource: standing.resource, standing, at: standing.at.slice(bundle.at.length) }))
  const byStanding = new Map(held.map((each) => [each.standing, each]))
  const [first] = held
  return {
    composition: first?.resource.resourceType === 'Composition' ? first : undefined,
    held,
    of: (resourceType) => held.filter(({ resource }) => resource.resourceType === resourceType),
    target(reference, from) {
      if (!isObject(reference) || typeof reference.reference !== 'string') return undefined
      const resolved = index.resolve(reference.reference, from.standing)
      return resolved.leads === 'here' ? byStanding.get(resolved.to) : undefined
    },
  }
}

/** Every section with its place below the Composition, a section before those within it. */
export function sectionsOf(
  composition: Held,
): readonly { readonly section: JsonObject; readonly at: readonly (string | number)[] }[] {
  const below = (holder: JsonObject, at: readonly (string | number)[]): ReturnType<typeof sectionsOf> =>
    objects(holder.section).flatMap(({ value, place }) => {
      const here = [...at, 'section', place]
      return [{ section: value, at: here }, ...below(value, here)]
    })
  return below(composition.resource, composition.at)
}
