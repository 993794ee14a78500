import type { JsonObject } from './definitions.ts'
import { type Entry, entriesOf, isObject } from './document-entries.ts'
import type { Fault } from './fault.ts'
import { readReference, serviceBase } from './reference-form.ts'

type Place = readonly (string | number)[]

/** What an entry names by URL, and where below the Bundle. */
type Named = { readonly url: string; readonly at: Place; readonly reference: boolean }

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
export type Sought =
  | { readonly found: 'one'; readonly entry: Entry }
  | { readonly found: 'several' | 'under-other-url' | 'none' }

/** Elements of type `uri` and `url` that may name an entry; systems, profiles and the extensions' own are no names. */
const named: ReadonlySet<string> = new Set([
  ...['url', 'uri', 'policy', 'location', 'instantiatesUri', 'instantiates', 'definitionUri', 'derivedFromUri'],
  ...['protocol', 'source', 'sourceUri', 'target', 'targetUri', 'authority', 'valueUri', 'valueUrl', 'reference'],
  ...['authorizationUrl', 'moduleUri', 'eventUri', 'detail', 'rendering'],
])

const extensions: ReadonlySet<string> = new Set(['extension', 'modifierExtension'])

export function namesOf(bundle: JsonObject): Names {
  const byUrl = new Map<string, Entry[]>()
  const byTypeAndId = new Map<string, Entry[]>()
  for (const entry of entriesOf(bundle)) {
    if (entry.resource === undefined) continue
    const { resourceType, id, meta } = entry.resource
    const version = isObject(meta) && typeof meta.versionId === 'string' ? meta.versionId : undefined
    if (entry.fullUrl !== undefined) add(byUrl, entry.fullUrl, entry)
    if (entry.fullUrl !== undefined && version) add(byUrl, `${entry.fullUrl}/_history/${version}`, entry)
    if (typeof id === 'string') add(byTypeAndId, `${resourceType}/${id}`, entry)
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

/**
 * Whether everything in a document is there for its Composition: reached from it by references, or at least referring
 * to what is.
 *
 * @see https://hl7.org/fhir/R4/documents.html#content
 */
export function checkReach(bundle: JsonObject, names: Names, reported: ReadonlySet<string>): readonly Fault[] {
  const { backwards: back, unreachable } = severities[bundle.type === 'message' ? 'message' : 'document']
  const entries = entriesOf(bundle).filter(({ resource }) => resource !== undefined)
  const led = new Map(entries.map((entry) => [entry.place, leadsOf(entry, names)]))
  const faults = [...led.values()].flatMap((leads) => leads.faults.filter((fault) => !reported.has(placeOf(fault))))
  const { backwards, reached } = walkFrom(entries, (place) => led.get(place)?.to ?? [])
  return [
    ...faults,
    ...backwards.map((entry): Fault => faultAt(entry, 'document-entry-reached-backwards', back)),
    ...entries
      .filter(({ place }) => !reached.has(place))
      .map((entry) => faultAt(entry, 'document-entry-unreachable', unreachable)),
  ]
}

/** A message may carry more than its header names (https://hl7.org/fhir/R4/messaging.html). */
const severities = {
  document: { backwards: 'warning', unreachable: 'error' },
  message: { backwards: 'information', unreachable: 'warning' },
} as const

function leadsOf(entry: Entry, names: Names): { readonly to: readonly number[]; readonly faults: readonly Fault[] } {
  const to: number[] = []
  const faults: Fault[] = []
  for (const { url, at, reference } of namedBy(entry)) {
    const sought = seek(url, entry, names)
    if (sought.found === 'one') to.push(sought.entry.place)
    else if (sought.found !== 'none') faults.push(stray(sought.found, at))
    else if (reference && !url.startsWith('urn:'))
      faults.push({ code: 'document-reference-elsewhere', severity: 'information', at })
  }
  return { to, faults }
}

/** At the Bundle, with the place said, as the Java validator has it. */
function stray(found: 'several' | 'under-other-url', at: Place): Fault {
  const code = found === 'several' ? 'document-reference-to-several' : 'document-reference-under-other-url'
  return { code, severity: 'error', parameters: { place: pathOf(at) } }
}

function placeOf({ at = [], parameters }: Fault): string {
  return typeof parameters?.place === 'string' ? parameters.place : pathOf(at)
}

/** FHIRPath from the Bundle. */
export function pathOf(at: Place): string {
  return at.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`),
    'Bundle',
  )
}

/** Forward from the first entry; then, again and again, what refers to something reached. */
function walkFrom(entries: readonly Entry[], leads: (place: number) => readonly number[]) {
  const reached = new Set<number>()
  const backwards: Entry[] = []
  const reach = (from: number) => {
    const waiting = [from]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (reached.has(place)) continue
      reached.add(place)
      waiting.push(...leads(place))
    }
  }
  if (entries[0]) reach(entries[0].place)
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const entry of entries) {
      if (reached.has(entry.place) || !leads(entry.place).some((place) => reached.has(place))) continue
      if (entry.resource?.resourceType !== 'Provenance') backwards.push(entry)
      reach(entry.place)
    }
  }
  return { reached, backwards }
}

/** Everything the entry's resource names, each URL once, in the order of the text; a Bundle within is its own world. */
function namedBy({ place, resource }: Entry): readonly Named[] {
  const found = new Map<string, Named>()
  if (resource && resource.resourceType !== 'Bundle') gather(resource, ['entry', place, 'resource'], false, found)
  return [...found.values()]
}

function gather(value: JsonObject, at: Place, extension: boolean, found: Map<string, Named>): void {
  for (const [name, held] of Object.entries(value)) {
    if (typeof held === 'string') {
      if (!named.has(name) || (extension && name === 'url') || held.startsWith('#') || found.has(held)) continue
      const reference = name === 'reference'
      found.set(held, { url: held, at: reference ? at : [...at, name], reference })
    } else if (Array.isArray(held)) {
      held.forEach((each: unknown, index) => {
        if (isObject(each)) gather(each, [...at, name, index], extensions.has(name), found)
      })
    } else if (isObject(held)) gather(held, [...at, name], false, found)
  }
}

function beside({ fullUrl }: Entry, reference: string): string | undefined {
  const base = fullUrl === undefined ? undefined : serviceBase(fullUrl)
  return base && base + reference
}

function faultAt({ place }: Entry, code: string, severity: Fault['severity']): Fault {
  return { code, severity, at: ['entry', place] }
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const same = map.get(key)
  if (same) same.push(entry)
  else map.set(key, [entry])
}
