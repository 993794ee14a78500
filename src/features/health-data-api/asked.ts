import { createHash } from 'node:crypto'
import type { WebRequest } from '../../protocols/web/request.ts'

/** The address of a request for audit records. */
export function addressOf({ address }: WebRequest): string {
  return address ?? ''
}

/**
 * What a request is called in the records of both countries: what the client calls it (`X-Request-ID`, a UUID) or, if it
 * does not say, what we do.
 */
export function requestIdOf({ headers, id }: WebRequest): string {
  const given = headers['x-request-id']?.toLowerCase() ?? ''
  return `urn:uuid:${/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : id}`
}

/** SHA-256 (hexadecimal) of method, address and form, each on its line, as they were read. */
export function digestOf({ method, path, query, form }: WebRequest): string {
  return createHash('sha256').update(`${method}\n${path}?${query}\n${form}`).digest('hex')
}
