import type { Json } from '../../standards/fhir/json.ts'

/** A resource, where it is, and how sure it is that it was meant (0 to 1), where that is a question. */
export type Found = { readonly fullUrl: string; readonly resource: Json; readonly score?: number }

/**
 * What a search found, the first `count` of it. Without id and time, so that two searches that find nothing are the same.
 *
 * @param self the search as it was read: nothing of it is passed over
 * @see https://hl7.org/fhir/R4/bundle.html#searchset
 */
export function searchset(self: string, found: readonly Found[], count: number | undefined): Json {
  const shown = found.slice(0, count ?? found.length)
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: [{ relation: 'self', url: self }],
    ...(shown.length > 0 ? { entry: shown.map(entryOf) } : {}),
  }
}

function entryOf({ score, ...found }: Found): Json {
  return { ...found, search: { mode: 'match', ...(score === undefined ? {} : { score }) } }
}
