import { isObject, type JsonObject } from '../definitions.ts'
import { type Entry, entriesOf } from './entries.ts'
import { readReference, serviceBase } from '../reference/form.ts'

export type Place = readonly (string | number)[]

/** What an entry names by URL, and where below the Bundle. */
export type Named = { readonly url: string; readonly at: Place; readonly reference: boolean }

/** The entries of a Bundle by what they can be called. */
export type Names = {
  readonly byUrl: ReadonlyMap<string, readonly Entry[]>
  readonly byTypeAndId: ReadonlyMap<string, readonly Entry[]>
}

/**
 * Strictly by full URL: a relative reference counts only beside a RESTful full URL of the same server.
 *
 * @see https://hl7.org/fhir/R4/bundle.html#references
 */
type Sought =
  | { readonly found: 'one'; readonly entry: Entry }
  | { readonly found: 'several' | 'under-other-url' | 'none' }

/** Elements of type `uri` and `url` that may name an entry; systems, profiles and the extensions' own are no names. */
const naming: ReadonlySet<string> = new Set([
  ...['url', 'uri', 'policy', 'location', 'instantiatesUri', 'instantiates', 'definitionUri', 'derivedFromUri'],
  ...['protocol', 'source', 'sourceUri', 'target', 'targetUri', 'authority', 'valueUri', 'valueUrl', 'reference'],
  ...['authorizationUrl', 'moduleUri', 'eventUri', 'detail', 'rendering'],
])

const extensions: ReadonlySet<string> = new Set(['extension', 'modifierExtension'])

export function namesOf(bundle: JsonObject): Names {
  const byUrl = new Map<string, Entry[]>()
  const byTypeAndId = new Map<string, Entry[]>()
  for (const entry of entriesOf(bundle)) {
    if (entry.fullUrl !== undefined) add(byUrl, entry.fullUrl, entry)
    // That an entry has no resource is bdl-5's to say, once.
    if (entry.resource === undefined) continue
    const { resourceType, id, meta } = entry.resource
    const version = isObject(meta) && typeof meta.versionId === 'string' ? meta.versionId : undefined
    if (entry.fullUrl !== undefined && version) add(byUrl, `${entry.fullUrl}/_history/${version}`, entry)
    if (typeof id === 'string' && typeof resourceType === 'string') add(byTypeAndId, `${resourceType}/${id}`, entry)
  }
  return { byUrl, byTypeAndId }
}

export function seek(reference: string, from: Entry, { byUrl, byTypeAndId }: Names): Sought {
  const form = readReference(reference)
  const url = form.form === 'relative' ? beside(from, reference) : reference.split('#', 1)[0]
  const found = url === undefined ? [] : (byUrl.get(url) ?? [])
  const [entry] = found
  if (entry) return found.length === 1 ? { found: 'one', entry } : { found: 'several' }
  const otherwise = form.form === 'relative' && byTypeAndId.has(`${form.type}/${form.id}`)
  return { found: otherwise ? 'under-other-url' : 'none' }
}

/** Everything the entry's resource names, each URL once, in the order of the text; a Bundle within is its own world. */
export function namedBy({ place, resource }: Entry): readonly Named[] {
  const found = new Map<string, Named>()
  // One path for the whole walk, copied where something is named: most of a resource names nothing.
  const at: (string | number)[] = ['entry', place, 'resource']
  if (resource && resource.resourceType !== 'Bundle') gather(resource, at, false, found)
  return [...found.values()]
}

function gather(value: JsonObject, at: (string | number)[], extension: boolean, found: Map<string, Named>): void {
  for (const name in value) {
    const held = value[name]
    if (typeof held === 'string') hear(name, held, at, extension, found)
    else if (typeof held === 'object' && held !== null) {
      at.push(name)
      if (Array.isArray(held)) gatherEach(held, at, extensions.has(name), found)
      else if (isObject(held)) gather(held, at, false, found)
      at.pop()
    }
  }
}

function gatherEach(list: readonly unknown[], at: (string | number)[], extension: boolean, found: Map<string, Named>) {
  for (let index = 0; index < list.length; index += 1) {
    const each = list[index]
    if (!isObject(each)) continue
    at.push(index)
    gather(each, at, extension, found)
    at.pop()
  }
}

function hear(name: string, url: string, at: Place, extension: boolean, found: Map<string, Named>): void {
  if (!naming.has(name) || (extension && name === 'url') || url.startsWith('#') || found.has(url)) return
  const reference = name === 'reference'
  found.set(url, { url, at: reference ? [...at] : [...at, name], reference })
}

function beside({ fullUrl }: Entry, reference: string): string | undefined {
  const base = fullUrl === undefined ? undefined : serviceBase(fullUrl)
  return base && base + reference
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const same = map.get(key)
  if (same) same.push(entry)
  else map.set(key, [entry])
}
