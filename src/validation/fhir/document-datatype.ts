import type { JsonObject } from './definitions.ts'
import type { Fault } from './fault.ts'
import { isAbsolute } from './reference-form.ts'

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
  if (typeof system !== 'string') return []
  if (!systems.test(system)) return [{ code: 'identifier-system-not-absolute', severity: 'error' }]
  const bare = system === ofUris && typeof value === 'string' && !isAbsolute(value)
  return bare ? [{ code: 'identifier-value-not-uri', severity: 'error' }] : []
}

/** @see https://hl7.org/fhir/R4/datatypes.html#Attachment */
function checkAttachment({ data, size, url, contentType, language }: JsonObject): readonly Fault[] {
  if (data === undefined && url === undefined && contentType === undefined && language === undefined) {
    return [{ code: 'attachment-without-content', severity: 'warning' }]
  }
  if (data === undefined && typeof size === 'number' && size < 0) {
    return [{ code: 'attachment-size-negative', severity: 'error' }]
  }
  const actual = typeof data === 'string' ? bytesOf(data) : undefined
  const differs = actual !== undefined && typeof size === 'number' && size !== actual
  return differs ? [{ code: 'attachment-size-differs', severity: 'error', parameters: { actual } }] : []
}

/** How many bytes the base64 stands for; undefined when it is none, which is said elsewhere. */
function bytesOf(base64: string): number | undefined {
  const bare = base64.replace(/\s+/g, '')
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) return undefined
  const padding = bare.endsWith('==') ? 2 : bare.endsWith('=') ? 1 : 0
  return (bare.length / 4) * 3 - padding
}
