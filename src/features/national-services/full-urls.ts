import { uuidOf } from '../../kernel/uuid-of.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { isObject } from '../../standards/fhir/json-members.ts'
import type { Operation, Outcome } from './national-service.ts'

/**
 * The same answer, where each resource of a searchset says where it is.
 *
 * @param url where the operation was called, without a query
 * @see https://hl7.org/fhir/R4/bundle.html#bundle-unique
 */
export function withFullUrls(outcome: Outcome, url: string, { path }: Operation): Outcome {
  const { body } = outcome
  // What stands in the path before the type, as VKP's municipality, is part of where resources are.
  const searched = path.replace(/^.*\/:\w+/, '')
  if (!isObject(body) || body.type !== 'searchset' || !Array.isArray(body.entry) || !url.endsWith(searched))
    return outcome
  const base = url.slice(0, url.length - searched.length)
  const entry = body.entry.map((each: unknown) => (isObject(each) ? addressed(each, base) : each))
  return { ...outcome, body: { ...body, entry } }
}

/** What is told beside the matches is nowhere: it is named by what it says. */
function addressed(entry: Json, base: string): Json {
  const { resource } = entry
  if (!isObject(resource) || entry.fullUrl !== undefined) return entry
  const { resourceType, id } = resource
  const fullUrl =
    typeof id === 'string' ? `${base}/${resourceType}/${id}` : `urn:uuid:${uuidOf(JSON.stringify(resource))}`
  return { fullUrl, ...entry }
}
