import { type Faults, none, oneFault } from './fault.ts'

/**
 * URIs of FHIR R4. `urn:oid:` and `urn:uuid:` have forms of their own wherever a URI stands.
 *
 * @see https://hl7.org/fhir/R4/datatypes.html#uri
 */

const whiteSpace = oneFault('error', 'uri-white-space')
const bareOid = oneFault('error', 'uri-oid-bare')
const bareUuid = oneFault('error', 'uri-uuid-bare')
const notOid = oneFault('error', 'oid-prefix-missing')
const invalidOid = oneFault('error', 'oid-invalid')
const shortOid = oneFault('error', 'oid-short')
const notUuid = oneFault('error', 'uuid-prefix-missing')
const invalidUuid = oneFault('error', 'uuid-invalid')
const relative = oneFault('error', 'canonical-relative')

const space = /[\s\u200b]/
const dotted = /^[\d.]+$/
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:./
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function checkUri(value: string): Faults {
  if (value.startsWith('http')) return asciiSpace(value) ? whiteSpace : none
  if (asciiSpace(value)) return whiteSpace
  if (value.startsWith('urn:oid:')) return checkOidNumber(value.slice('urn:oid:'.length))
  if (value.startsWith('urn:uuid:')) return checkUuidNumber(value)
  if (value.startsWith('oid:')) return bareOid
  return value.startsWith('uuid:') ? bareUuid : none
}

/** FHIR's own expression for URIs, `\S*`, knows white space of ASCII and, for what stands around, of all Unicode. */
function asciiSpace(value: string): boolean {
  return /[ \t\n\v\f\r]/.test(value) || space.test(value.charAt(0)) || space.test(value.charAt(value.length - 1))
}

export function checkOid(value: string): Faults {
  return value.startsWith('urn:oid:') || asciiSpace(value) ? checkUri(value) : notOid
}

export function checkUuid(value: string): Faults {
  return value.startsWith('urn:uuid:') || asciiSpace(value) ? checkUri(value) : notUuid
}

export function checkCanonical(value: string): Faults {
  const faults = checkUri(value.replace(/\|[^|]*$/, ''))
  return faults === none && !value.startsWith('#') && !absolute.test(value) ? relative : faults
}

/**
 * Arcs without leading zeros, the first 0 to 2 (X.660). So near the root stand standards bodies and countries, who name
 * nothing themselves; below 1.3 some organisations got their arc directly. Refused as the HL7 validator does.
 */
function checkOidNumber(value: string): Faults {
  const arcs = dotted.test(value) ? value.split('.') : []
  const formed = arcs.length > 1 && arcs.every((arc) => arc === '0' || (arc !== '' && !arc.startsWith('0')))
  if (!formed || !'012'.includes(arcs[0]!)) return invalidOid
  return value.lastIndexOf('.') < 4 && !value.startsWith('1.3') ? shortOid : none
}

function checkUuidNumber(value: string): Faults {
  return uuid.test(value.slice('urn:uuid:'.length).replace(/#.*$/s, '')) ? none : invalidUuid
}
