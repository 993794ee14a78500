import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { JsonObject } from '../definitions.ts'
import type { Fault } from '../fault.ts'
import { isAbsolute } from '../reference/form.ts'

/** A value of the type and no other: one place to ask for every data type that has rules beyond its invariants. */
const rules: Readonly<Record<string, (value: JsonObject) => readonly Fault[]>> = {
  Attachment: checkAttachment,
  Identifier: checkIdentifier,
}

/**
 * What R4 says in prose of values of some data types. Faults stand at the value.
 *
 * @param type the data type's name, as `Identifier`; of one without such rules nothing is said
 */
export function checkDatatype(type: string, value: JsonObject): readonly Fault[] {
  return rules[type]?.(value) ?? []
}

/** The system of a value that is itself a URI (https://hl7.org/fhir/R4/datatypes.html#Identifier). */
const ofUris = 'urn:ietf:rfc:3986'
/** Addresses that name a system; a directory's may name one of identifiers. */
const systems = /^(https?|urn|ldap):/

function checkIdentifier({ system, value }: JsonObject): readonly Fault[] {
  if (system === undefined || typeof system === 'object') return []
  if (typeof system !== 'string' || !systems.test(system))
    return [{ code: 'identifier-system-not-absolute', severity: 'error' }]
  const bare = system === ofUris && typeof value === 'string' && !isAbsolute(value)
  return bare ? [{ code: 'identifier-value-not-uri', severity: 'error' }] : []
}

/** @see https://hl7.org/fhir/R4/datatypes.html#Attachment */
function checkAttachment({ data, size, hash, url, contentType, language }: JsonObject): readonly Fault[] {
  if (data === undefined && url === undefined && contentType === undefined && language === undefined) {
    return [{ code: 'attachment-without-content', severity: 'warning' }]
  }
  if (data === undefined && typeof size === 'number' && size < 0) {
    return [{ code: 'attachment-size-negative', severity: 'error' }]
  }
  if (typeof data !== 'string') return []
  const bare = data.replace(/\s+/g, '')
  // Another length than whole groups of four is what the base64 itself is faulted for.
  if (bare.replace(/[^A-Za-z0-9+/=]/g, '').length % 4 !== 0) return []
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) return [{ code: 'attachment-not-readable', severity: 'error' }]
  const content = Buffer.from(bare, 'base64')
  return [...checkSize(size, content), ...checkHash(hash, content)]
}

function checkSize(size: unknown, { length }: Uint8Array): readonly Fault[] {
  if (typeof size !== 'number' || size === length) return []
  return [{ code: 'attachment-size-differs', severity: 'error', parameters: { actual: length } }]
}

/** SHA-1, in base64. */
function checkHash(hash: unknown, content: Uint8Array): readonly Fault[] {
  if (typeof hash !== 'string') return []
  const actual = createHash('sha1').update(content).digest('base64')
  return hash === actual ? [] : [{ code: 'attachment-hash-differs', severity: 'error' }]
}
