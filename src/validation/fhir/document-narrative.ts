import type { JsonObject } from './definitions.ts'
import { isObject } from './document-entries.ts'
import type { Standing } from './document-index.ts'
import type { Fault } from './fault.ts'

type Narrative = { readonly at: readonly (string | number)[]; readonly div: string }

const link = /<(a|img)\b[^>]*?\s(?:href|src)\s*=\s*["']#([^"']+)["']/g
const target = /\s(?:id|name)\s*=\s*["']([^"']+)["']/g

/** Links of a narrative to something with an id: `<a href="#…">`, `<img src="#…">`. */
export function linksIn(div: string): readonly { readonly id: string; readonly image: boolean }[] {
  if (!div.includes('#')) return []
  return [...div.matchAll(link)].map(([, tag, id = '']) => ({ id, image: tag === 'img' }))
}

/**
 * Whether what a narrative links to is there: in its resource; in the Bundle when it is no image.
 *
 * @see https://hl7.org/fhir/R4/narrative.html#id
 */
export function checkNarrativeLinks(
  narratives: readonly Narrative[],
  standing: Standing,
  index: { readonly all: readonly Standing[] },
): readonly Fault[] {
  const linking = narratives.map(({ at, div }) => ({ at, links: linksIn(div) })).filter(({ links }) => links.length > 0)
  if (linking.length === 0) return []
  const here = idsIn(standing.resource)
  const around = standing.bundle ? new Set(index.all.flatMap(({ resource }) => [...idsIn(resource)])) : here
  return linking.flatMap(({ at, links }) =>
    links
      .filter(({ id, image }) => !(image ? here : around).has(id))
      .map((): Fault => ({ code: 'narrative-link-broken', severity: 'error', at })),
  )
}

/** Every id in a resource: of elements, of what it contains, and in its narratives. */
export function idsIn(resource: JsonObject): ReadonlySet<string> {
  const ids = new Set<string>()
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) gather(each)
    if (!isObject(value)) return
    if (typeof value.id === 'string') ids.add(value.id)
    if (typeof value.div === 'string') for (const [, id = ''] of value.div.matchAll(target)) ids.add(id)
    for (const held of Object.values(value)) gather(held)
  }
  gather(resource)
  return ids
}
