import { isObject, type JsonObject } from '../definitions.ts'
import type { Fault } from '../fault.ts'
import { isAbsolute, readReference } from '../reference/form.ts'

/** One `Bundle.entry` and its place. */
export type Entry = {
  readonly place: number
  readonly fullUrl: string | undefined
  readonly resource: JsonObject | undefined
}

/** The entries that are objects at all; the rest is the structure's fault. */
export function entriesOf(bundle: JsonObject): readonly Entry[] {
  return objects(bundle.entry).map(({ value, place }) => ({
    place,
    fullUrl: text(value.fullUrl),
    resource: isObject(value.resource) ? value.resource : undefined,
  }))
}

/** Entries of these have their URL from the request or the response. */
const mayLackFullUrl: ReadonlySet<unknown> = new Set(['transaction', 'transaction-response', 'batch', 'batch-response'])

/**
 * Whether every entry says what its resource is called, and says it as the resource itself does. Uniqueness is bdl-7's.
 *
 * @see https://hl7.org/fhir/R4/bundle.html#bundle-unique
 */
export function checkEntries(bundle: JsonObject): readonly Fault[] {
  return entriesOf(bundle).flatMap((entry) => {
    const fault = faultOf(entry, mayLackFullUrl.has(bundle.type))
    return fault ? [{ ...fault, at: ['entry', entry.place] }] : []
  })
}

function faultOf({ fullUrl, resource }: Entry, mayLack: boolean): Fault | undefined {
  if (fullUrl === undefined) return mayLack ? undefined : { code: 'entry-without-full-url', severity: 'error' }
  if (!isAbsolute(fullUrl)) return { code: 'entry-full-url-relative', severity: 'error' }
  if (resource === undefined) return undefined
  const form = readReference(fullUrl)
  const restful = form.form === 'absolute' && form.type !== undefined
  const [type, id] = [text(resource.resourceType), text(resource.id)]
  if (restful && id === undefined) return { code: 'entry-full-url-without-id', severity: 'error' }
  if (restful && !fullUrl.endsWith(`/${type}/${id}`)) return { code: 'entry-full-url-differs', severity: 'error' }
  if (!restful && resource.url === fullUrl) return { code: 'entry-full-url-canonical', severity: 'error' }
  return undefined
}

/** Links of a search, which a document or collection has no use for. */
const searchLinks: ReadonlySet<unknown> = new Set(['first', 'previous', 'next', 'last'])
const searches: ReadonlySet<unknown> = new Set(['searchset', 'history'])

/** @see https://hl7.org/fhir/R4/bundle.html#documents */
export function checkLinks(bundle: JsonObject): readonly Fault[] {
  const seen = new Set<unknown>()
  const search = searches.has(bundle.type)
  return objects(bundle.link).flatMap(({ value: { relation }, place }): Fault[] => {
    const at = search ? ['link', place] : ['link', place, 'relation']
    const again = seen.has(relation) && (relation === 'self' || (search && searchLinks.has(relation)))
    seen.add(relation)
    if (!search && searchLinks.has(relation)) return [{ code: 'bundle-link-of-search', severity: 'error', at }]
    return again ? [{ code: 'bundle-link-again', severity: 'error', at }] : []
  })
}

/** The objects of a list, each with its place. */
export function objects(list: unknown): readonly { readonly value: JsonObject; readonly place: number }[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((value: unknown, place) => (isObject(value) ? [{ value, place }] : []))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
