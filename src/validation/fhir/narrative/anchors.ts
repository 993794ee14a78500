import type { JsonObject } from '../definitions.ts'

/**
 * How many places a fragment may lead to.
 *
 * @param around whether it may lead out of the resource, into the Bundle that holds it
 */
export type Anchors = (fragment: string, around: boolean) => number

/**
 * Where links inside a document may lead: ids of elements and resources, and ids and named anchors of narratives. A
 * resource is looked through when a link first asks, and once.
 */
export function makeAnchors(): (resource: JsonObject, bundle?: JsonObject) => Anchors {
  const known = new WeakMap<JsonObject, ReadonlyMap<string, number>>()
  const anchorsOf = (root: JsonObject): ReadonlyMap<string, number> => {
    const found = known.get(root) ?? countAnchors(root)
    known.set(root, found)
    return found
  }
  return (resource, bundle) => (fragment, around) =>
    anchorsOf(resource).get(fragment) ?? (around && bundle ? anchorsOf(bundle).get(fragment) : undefined) ?? 0
}

const anchor = /\s(?:id|name)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

function countAnchors(root: JsonObject): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1)
  const visit = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (name === 'id') count(value)
      else if (name === 'div') for (const [, quoted, other] of value.matchAll(anchor)) count(quoted ?? other ?? '')
    } else if (Array.isArray(value)) for (const each of value) visit(each, '')
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) visit(each, key)
  }
  visit(root, '')
  return counts
}
