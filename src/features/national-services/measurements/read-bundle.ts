import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { nameIn } from '../written-resource.ts'
import { subjectIn } from './read-observation.ts'

/** One entry of a Bundle, in its place. */
export type SentEntry = {
  /** The sender's own name for it, where it has one. */
  readonly fullUrl?: string
  readonly resource: Json
  /** Tells the same measurement sent again; undefined where nothing names it. */
  readonly key: string | undefined
  /** Whether what is there may be changed: of a batch, by PUT. */
  readonly replaces: boolean
}

/** What a Bundle has. */
export type SentBundle = {
  readonly type: 'batch' | 'collection'
  /** Four digits of SSB (Volven 3402). */
  readonly municipality: string
  readonly entries: readonly SentEntry[]
}

/** Measurements in one Bundle. */
const most = 500

/** Where a municipality stands in a Bundle, and on each of its measurements. */
export const municipalitySystem =
  'https://register.geonorge.no/sosi-kodelister/inndelinger/inndelingsbase/kommunenummer'

/**
 * Reads a Bundle as a whole; what its entries hold is read one by one. The profile says `batch`, with a request for each
 * entry; the examples of PMD say `collection`, which FHIR gives none. Both are taken.
 *
 * @throws Problem `invalid`: `bundle-type`, `bundle-length`, `bundle-identifier`, `municipality`, `entry-form`, `entry-request`, `entry-repeated`
 */
export function readBundle(bundle: Json): SentBundle {
  const { type } = bundle
  if (bundle.resourceType !== 'Bundle' || (type !== 'batch' && type !== 'collection')) {
    throw refused('bundle-type', 'A Bundle of measurements is a batch or a collection', 'Bundle.type')
  }
  const municipality = municipalityIn(bundle)
  const { entry } = bundle
  if (!Array.isArray(entry) || entry.length === 0 || entry.length > most) {
    throw refused('bundle-length', `A Bundle has between one and ${most} entries`, 'Bundle.entry')
  }
  const own = nameIn(bundle.identifier)
  if (bundle.identifier !== undefined && own === undefined) {
    throw refused('bundle-identifier', 'The identifier of the Bundle has no value', 'Bundle.identifier')
  }
  const entries = entry.map((each: unknown, position) =>
    entryIn(each, type, `Bundle.entry[${position}]`, own, position),
  )
  const keys = entries.flatMap(({ key }) => key ?? [])
  if (new Set(keys).size < keys.length) {
    throw refused('entry-repeated', 'Two entries have one name', 'Bundle.entry')
  }
  return { type, municipality, entries }
}

/** Whom a Bundle is about, before anything else of it is read: the first that an Observation names. */
export function firstSubjectIn({ entry }: Json): string | undefined {
  const resources = (Array.isArray(entry) ? entry : []).flatMap((each: unknown) =>
    isObject(each) && isObject(each.resource) && each.resource.resourceType === 'Observation' ? [each.resource] : [],
  )
  return resources.map(subjectIn).find((number) => number !== undefined)
}

function municipalityIn({ meta }: Json): string {
  const tags = isObject(meta) && Array.isArray(meta.tag) ? meta.tag.filter(isObject) : []
  const [tag, ...others] = tags.filter(({ system }) => system === municipalitySystem)
  if (tag && others.length === 0 && typeof tag.code === 'string' && /^\d{4}$/.test(tag.code)) return tag.code
  throw refused('municipality', 'The Bundle must be tagged with the number of one municipality', 'Bundle.meta.tag')
}

function entryIn(
  entry: unknown,
  type: SentBundle['type'],
  at: string,
  own: string | undefined,
  position: number,
): SentEntry {
  if (!isObject(entry) || !isObject(entry.resource)) throw refused('entry-form', 'An entry has no resource', at)
  const { fullUrl, request, resource } = entry
  if (fullUrl !== undefined && (typeof fullUrl !== 'string' || !/^\S{1,255}$/.test(fullUrl))) {
    throw refused('entry-form', 'The fullUrl of an entry is no address', at)
  }
  if (type === 'batch' && fullUrl === undefined) throw refused('entry-form', 'An entry of a batch has a fullUrl', at)
  const method = methodIn(request, type, at)
  const [identifier] = Array.isArray(resource.identifier) ? resource.identifier : []
  return {
    ...(fullUrl === undefined ? {} : { fullUrl }),
    resource,
    key: fullUrl ?? nameIn(identifier) ?? (own === undefined ? undefined : `${own}#${position}`),
    replaces: method === 'PUT',
  }
}

/** @see bdl-3 of https://hl7.org/fhir/R4/bundle.html: a request stands in each entry of a batch, and in no collection's */
function methodIn(request: unknown, type: SentBundle['type'], at: string): unknown {
  if (type === 'collection' && request === undefined) return undefined
  const method = isObject(request) ? request.method : undefined
  if (type === 'batch' && (method === 'POST' || method === 'PUT')) return method
  throw refused('entry-request', 'An entry of a batch has a request, by POST or PUT; of a collection none', at)
}

function refused(code: string, message: string, at: string): Problem {
  return new Problem('invalid', code, message, { at })
}
