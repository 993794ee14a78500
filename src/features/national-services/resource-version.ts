import { Problem } from '../../kernel/problem.ts'
import type { NationalRecord } from '../national-records/index.ts'
import type { Asked, HeaderRule, Operation } from './national-service.ts'

/**
 * Which version the writer has seen. Whoever changes a FHIR resource says so, in every service alike.
 *
 * @see https://hl7.org/fhir/R4/http.html#concurrency
 */
export const ifMatch: HeaderRule = {
  name: 'If-Match',
  required: true,
  what: 'The version that the writer has seen, as ETag says it',
  pattern: /^W\/"[1-9]\d{0,8}"$/,
  example: 'W/"1"',
}

/** A version as ETag and If-Match say it: weak, since one version has several renderings. */
export function etagOf(version: number | string): string {
  return `W/"${version}"`
}

/** Which version of a resource is answered, and when it was written. */
export function versionHeaders({ version, at }: Pick<NationalRecord, 'version' | 'at'>) {
  return { etag: etagOf(version), 'last-modified': at.toUTCString() }
}

/**
 * The same, and where it is, of what was created or updated.
 *
 * @see https://hl7.org/fhir/R4/http.html#create
 */
export function writtenHeaders(record: Pick<NationalRecord, 'kind' | 'id' | 'version' | 'at'>) {
  const { kind, id, version } = record
  return { ...versionHeaders(record), location: `${kind}/${id}/_history/${version}` }
}

/** @throws Problem `conflict` (`if-match-stale`) when the writer has seen another version than the newest */
export function requireSeen({ headers }: Pick<Asked, 'headers'>, { version }: Pick<NationalRecord, 'version'>): void {
  if (headers[ifMatch.name] !== etagOf(version)) throw stale()
}

/** What is said to whom somebody else was faster than, after their version was looked at. */
export function overtaken({ headers = [] }: Pick<Operation, 'headers'>): Problem {
  return headers.includes(ifMatch)
    ? stale()
    : new Problem('conflict', 'changed-meanwhile', 'Somebody else has changed it since it was read')
}

function stale(): Problem {
  return new Problem('conflict', 'if-match-stale', 'It has a newer version: read it again', { at: ifMatch.name })
}
