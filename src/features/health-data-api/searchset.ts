import type { Json } from '../../standards/fhir/json.ts'
import { operationOutcome } from './outcome.ts'
import type { Shown } from './search-parameters.ts'

/** A resource, where it is, and how sure it is that it was meant (0 to 1), where that is a question. */
export type Found = { readonly fullUrl: string; readonly resource: Json; readonly score?: number }

/** What a search was, as far as its answer tells of it. */
export type Searched = {
  /** The search as it was read: nothing of it is passed over. */
  readonly self: URL
  readonly shown: Shown
  /** Parameters that nothing could be held against. */
  readonly unheld: readonly string[]
}

/**
 * What a search found, as much of it as is wanted. Without id and time, so that two searches that find nothing are the same.
 *
 * @see https://hl7.org/fhir/R4/bundle.html#searchset
 */
export function searchset({ self, shown, unheld }: Searched, found: readonly Found[]): Json {
  const { counted, page } = shown
  const size = Math.max(1, shown.count ?? found.length)
  const pages = counted ? 1 : Math.max(1, Math.ceil(found.length / size))
  const here = counted ? [] : found.slice((page - 1) * size, page * size)
  const entry = [...here.map((each) => entryOf(each, shown)), ...(unheld.length > 0 ? [outcomeOf(unheld)] : [])]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: links(self, page, pages),
    ...(entry.length > 0 ? { entry } : {}),
  }
}

/** Where the pages are, by the names of RFC 5988; the only page is itself alone. */
function links(self: URL, page: number, pages: number): readonly Json[] {
  const at = (relation: string, to: number): Json => {
    const url = new URL(self)
    url.searchParams.set('_page', String(to))
    return { relation, url: url.href }
  }
  const own = { relation: 'self', url: self.href }
  if (pages === 1) return [own]
  return [
    own,
    at('first', 1),
    ...(page > 1 ? [at('previous', Math.min(page - 1, pages))] : []),
    ...(page < pages ? [at('next', page + 1)] : []),
    at('last', pages),
  ]
}

function entryOf({ score, fullUrl, resource }: Found, { summarised }: Shown): Json {
  const shown = summarised ? { ...resource, meta: { tag: [subsetted] } } : resource
  return { fullUrl, resource: shown, search: { mode: 'match', ...(score === undefined ? {} : { score }) } }
}

/** All that we tell is of the summary (Σ), and still R4 wants it said that something may be left out. */
const subsetted: Json = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }

/** The same in every answer, so that two that find nothing are the same. */
const outcomeUrl = 'urn:uuid:5b0f6f0c-6a0e-4f2f-9d0a-3f6f6d1c7e21'

function outcomeOf(names: readonly string[]): Json {
  const text = `Nothing is known here that could be held against: ${names.join(', ')}. So nothing is found by it`
  const resource = operationOutcome({ issue: 'not-supported', code: 'parameter-unheld', text }, 'warning')
  return { fullUrl: outcomeUrl, resource, search: { mode: 'outcome' } }
}
