import { isObject } from '../../standards/fhir/json-members.ts'
import type { Operation, Outcome } from './national-service.ts'

/**
 * The same answer, where a searchset says which search it answers: all that was asked but for whom. FHIR R5 demands it.
 *
 * @param url where the operation was called, without a query
 * @see https://hl7.org/fhir/R5/bundle.html#searchset (bdl-18), https://hl7.org/fhir/R4/http.html#search
 */
export function withSelfLink(
  outcome: Outcome,
  url: string,
  { person }: Pick<Operation, 'person'>,
  parameters: URLSearchParams,
): Outcome {
  const { body } = outcome
  if (!isObject(body) || body.type !== 'searchset') return outcome
  const of = person.in === 'parameter' ? person.name : person.in === 'header' ? person.orParameter : undefined
  // A national number is eleven digits wherever it stands.
  const query = new URLSearchParams([...parameters].filter(([name, value]) => name !== of && !/\d{11}/.test(value)))
  const self = { relation: 'self', url: query.size > 0 ? `${url}?${query}` : url }
  const { resourceType, type, total, ...rest } = body
  return { ...outcome, body: { resourceType, type, total, link: [self], ...rest } }
}
