import { isObject, type JsonObject } from '../definitions.ts'
import { type ReferenceForm, readReference, serviceBase } from '../reference/form.ts'

/** A resource in what is validated, and how it stands there. */
export type Standing = {
  readonly resource: JsonObject
  /** From the root: `['entry', 3, 'resource', 'contained', 0]`; empty at the root. */
  readonly at: readonly (string | number)[]
  /** Of the Bundle entry it is the resource of. */
  readonly fullUrl: string | undefined
  /** The resource it is contained in. */
  readonly container: Standing | undefined
  /** The innermost Bundle it stands in. */
  readonly bundle: Standing | undefined
}

/** Where a literal reference leads. */
export type Resolution =
  | { readonly leads: 'here'; readonly to: Standing }
  /** It must be here by the rules, and is not: a fragment, or a urn in a Bundle. */
  | { readonly leads: 'nowhere'; readonly because: 'no-such-fragment' | 'no-such-entry' | 'several-entries' }
  /** A server elsewhere may have it; `type` when the reference says it. */
  | { readonly leads: 'elsewhere'; readonly type: string | undefined }
  /** Is no reference by its form. */
  | { readonly leads: 'malformed' }

export type ReadReference = { readonly form: ReferenceForm; readonly resolution: Resolution }

/** All resources of what is validated: root, entries, contained. */
export type DocumentIndex = {
  readonly root: Standing
  /** As they stand in the text, a holder before what it holds. */
  readonly all: readonly Standing[]
  standingOf(resource: JsonObject): Standing | undefined
  /** Its form, and where it leads: a document says the same reference to each of the rules that ask. */
  read(reference: string, from: Standing): ReadReference
  /** By the rules of https://hl7.org/fhir/R4/bundle.html#references and of contained resources. */
  resolve(reference: string, from: Standing): Resolution
  /** A resource of that type and id in the same Bundle or Parameters, whatever its full URL. */
  beside(type: string, id: string, from: Standing): Standing | undefined
}

/** Finds every resource of what is validated once; they are looked up by URL and id from then on. */
export function indexDocument(root: JsonObject): DocumentIndex {
  const all = standings(root)
  const known: Known = {
    byResource: new Map(all.map((each) => [each.resource, each])),
    entries: entriesByUrl(all),
    contained: containedById(all),
    besides: besidesByName(all),
  }
  const read = readOnce(known)
  return {
    root: all[0] as Standing, // the walk begins with the root
    all,
    standingOf: (resource) => known.byResource.get(resource),
    read,
    resolve: (reference, from) => read(reference, from).resolution,
    beside: (type, id, from) => known.besides.get(besideKey(outermost(from), type, id)),
  }
}

/** By whoever says it, since what a relative one is joined to differs; kept as long as the document is looked at. */
function readOnce(known: Known): DocumentIndex['read'] {
  const forms = new Map<string, ReferenceForm>()
  const said = new Map<Standing, Map<string, ReadReference>>()
  return (reference, from) => {
    const own = said.get(from) ?? new Map<string, ReadReference>()
    said.set(from, own)
    const before = own.get(reference)
    if (before) return before
    const form = forms.get(reference) ?? readReference(reference)
    forms.set(reference, form)
    const read = { form, resolution: resolve(form, from, known) }
    own.set(reference, read)
    return read
  }
}

type Known = {
  readonly byResource: ReadonlyMap<JsonObject, Standing>
  readonly entries: Entries
  readonly contained: ReadonlyMap<Standing, ReadonlyMap<unknown, Standing>>
  readonly besides: ReadonlyMap<string, Standing>
}

type Entries = ReadonlyMap<Standing, ReadonlyMap<string, readonly Standing[]>>

function standings(root: JsonObject): readonly Standing[] {
  const all: Standing[] = []
  const waiting: Standing[] = [{ resource: root, at: [], fullUrl: undefined, container: undefined, bundle: undefined }]
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    all.push(each)
    for (const held of heldBy(each).reverse()) waiting.push(held)
  }
  return all
}

function heldBy(holder: Standing): Standing[] {
  const { resource, bundle } = holder
  const contained = objects(resource.contained).map(([value, place]) =>
    stands(value, holder, ['contained', place], { bundle, container: holder }),
  )
  if (resource.resourceType === 'Bundle') return [...contained, ...inEntries(holder)]
  return resource.resourceType === 'Parameters' ? [...contained, ...inParameters(holder, resource, [])] : contained
}

function inEntries(bundle: Standing): Standing[] {
  return objects(bundle.resource.entry).flatMap(([entry, place]) => {
    const fullUrl = typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined
    const { response } = entry
    return [
      ...(isObject(entry.resource)
        ? [stands(entry.resource, bundle, ['entry', place, 'resource'], { bundle, fullUrl })]
        : []),
      ...(isObject(response) && isObject(response.outcome)
        ? [stands(response.outcome, bundle, ['entry', place, 'response', 'outcome'], { bundle })]
        : []),
    ]
  })
}

function inParameters(holder: Standing, from: JsonObject, at: readonly (string | number)[]): Standing[] {
  const name = at.length === 0 ? 'parameter' : 'part'
  return objects(from[name]).flatMap(([parameter, place]) => {
    const here = [...at, name, place]
    return [
      ...(isObject(parameter.resource)
        ? [stands(parameter.resource, holder, [...here, 'resource'], { bundle: holder.bundle })]
        : []),
      ...inParameters(holder, parameter, here),
    ]
  })
}

function stands(
  resource: JsonObject,
  holder: Standing,
  below: readonly (string | number)[],
  how: { readonly fullUrl?: string | undefined; readonly container?: Standing; readonly bundle: Standing | undefined },
): Standing {
  return { resource, at: [...holder.at, ...below], fullUrl: how.fullUrl, container: how.container, bundle: how.bundle }
}

function entriesByUrl(all: readonly Standing[]): Entries {
  const bundles = new Map<Standing, Map<string, Standing[]>>()
  for (const each of all) {
    if (each.bundle === undefined || each.fullUrl === undefined) continue
    const entries = bundles.get(each.bundle) ?? new Map<string, Standing[]>()
    bundles.set(each.bundle, entries)
    const same = entries.get(each.fullUrl)
    if (same) same.push(each)
    else entries.set(each.fullUrl, [each])
  }
  return bundles
}

function containedById(all: readonly Standing[]): Known['contained'] {
  const found = new Map<Standing, Map<unknown, Standing>>()
  for (const each of all) {
    if (!each.container) continue
    const held = found.get(each.container) ?? new Map<unknown, Standing>()
    found.set(each.container, held)
    if (!held.has(each.resource.id)) held.set(each.resource.id, each)
  }
  return found
}

function besidesByName(all: readonly Standing[]): Known['besides'] {
  const found = new Map<string, Standing>()
  for (const each of all) {
    const { resourceType, id } = each.resource
    if (each.container || typeof id !== 'string' || typeof resourceType !== 'string') continue
    const key = besideKey(each, resourceType, id)
    if (!found.has(key)) found.set(key, each)
  }
  return found
}

/** What holds it, of the root, and its own name. */
function besideKey({ at }: Standing, type: string, id: string): string {
  const holder = Math.max(at.lastIndexOf('entry'), at.lastIndexOf('parameter'))
  return `${at.slice(0, holder + 1).join('/')} ${type}/${id}`
}

function resolve(read: ReferenceForm, from: Standing, known: Known): Resolution {
  if (read.form === 'malformed') return { leads: 'malformed' }
  if (read.form === 'search') return { leads: 'elsewhere', type: read.type }
  if (read.form === 'fragment') return inContainer(read.id, from, known)
  const speaker = outermost(from)
  const url = read.form === 'absolute' ? read.url : joined(read, speaker.fullUrl)
  const found = url === undefined ? [] : lookUp(url, read.version, speaker, known.entries)
  const [to] = found
  if (to && found.length === 1) return { leads: 'here', to }
  if (to) return { leads: 'nowhere', because: 'several-entries' }
  const besides = read.form === 'relative' && speaker.at.includes('parameter')
  const named = besides ? known.besides.get(besideKey(speaker, read.type, read.id)) : undefined
  if (named) return { leads: 'here', to: named }
  const mustBeHere = read.form === 'absolute' && read.url.startsWith('urn:') && from.bundle !== undefined
  return mustBeHere ? { leads: 'nowhere', because: 'no-such-entry' } : { leads: 'elsewhere', type: read.type }
}

/** `#` alone is the container, and only what is contained may say it. An id is sought where it stands, then around. */
function inContainer(id: string, from: Standing, { contained }: Known): Resolution {
  if (id === '') return from.container ? { leads: 'here', to: outermost(from) } : lost
  for (let each: Standing | undefined = from; each; each = each.container) {
    const to = contained.get(each)?.get(id)
    if (to) return { leads: 'here', to }
  }
  return lost
}

const lost: Resolution = { leads: 'nowhere', because: 'no-such-fragment' }

/**
 * A relative reference as a full URL of the Bundle. Beside a urn, which is no base, the id is taken for the urn's own
 * last part, as the Java validator does; the document rules still ask for the full URL itself.
 */
function joined(reference: { readonly type: string; readonly id: string }, fullUrl: string | undefined) {
  if (fullUrl === undefined) return undefined
  if (fullUrl.startsWith('urn:')) return fullUrl.slice(0, fullUrl.lastIndexOf(':') + 1) + reference.id
  const base = serviceBase(fullUrl)
  return base && `${base}${reference.type}/${reference.id}`
}

/** In the innermost Bundle that has the entry. */
function lookUp(url: string, version: string | undefined, from: Standing, entries: Entries): readonly Standing[] {
  for (let bundle = from.bundle; bundle; bundle = bundle.bundle) {
    const found = (entries.get(bundle)?.get(url) ?? []).filter(
      (each) => version === undefined || versionOf(each.resource) === version,
    )
    if (found.length > 0) return found
  }
  return []
}

function versionOf({ meta }: JsonObject): unknown {
  return isObject(meta) ? meta.versionId : undefined
}

function outermost(standing: Standing): Standing {
  let each = standing
  while (each.container) each = each.container
  return each
}

function objects(value: unknown): [JsonObject, number][] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown, place) => (isObject(each) ? [[each, place] as [JsonObject, number]] : []))
}
