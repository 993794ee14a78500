import type { Json } from '../../standards/fhir/json.ts'
import type { Outcome } from '../national-services/index.ts'

/** The body of an answer where it is one JSON object: no bytes, and no list. */
export function objectIn(body: Outcome['body']): Json | undefined {
  return body === undefined || body instanceof Uint8Array || isList(body) ? undefined : body
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
