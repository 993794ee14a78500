import type { XmlElement } from '../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../platform/xml/write.ts'
import { type Addressed, writeAddressing } from './addressing.ts'
import { SOAP, SOAP_1_1, WSA, WSSE, XOP } from './names.ts'

/** A message to be written. */
export type Outgoing = {
  readonly addressing: Addressed
  readonly body: XmlElement
  /** Children of `wsse:Security`, as bytes that are not touched: signed elements that declare all they use. */
  readonly security?: readonly Uint8Array[]
}

/** No namespace is the default around what is put in, so it means what it meant where it was signed or written. */
const prefixes = { '': '', [SOAP]: 'env', [WSA]: 'wsa', [WSSE]: 'wsse' }

/**
 * The bytes of a SOAP 1.2 message. The signed elements go in byte by byte: written anew, their signatures would not hold.
 * The body's own namespace is the default inside it, because types in HL7 v3 (`xsi:type="INT"`) are named without a prefix.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeEnvelope({ addressing, body, security = [] }: Outgoing): Uint8Array {
  const blocks = writeAddressing(addressing)
  const signed = security.length === 0 ? [] : [element('Security', WSSE)]
  const envelope = element('Envelope', SOAP, {}, [
    element('Header', SOAP, {}, [...signed, ...blocks]),
    element('Body', SOAP),
  ])
  const [start, between, end] = openings(serialiseXml(envelope, { prefixes }), signed.length > 0)
  const content = serialiseXml(body, { prefixes: { [XOP]: 'xop', [WSSE]: 'wsse' } })
  return Buffer.concat([
    Buffer.from(start),
    ...security,
    Buffer.from(between),
    Buffer.from(content.slice(content.indexOf('?>') + 2).trim()),
    Buffer.from(end),
  ])
}

/** The envelope parted where the signed elements and the body belong. Text has its `<` escaped, so tags are tags. */
function openings(envelope: string, hasSecurity: boolean): readonly [start: string, between: string, end: string] {
  const [security, body] = ['<wsse:Security/>', '<env:Body/>']
  const bodyAt = envelope.lastIndexOf(body)
  const end = `</env:Body>${envelope.slice(bodyAt + body.length)}`
  if (!hasSecurity) return ['', `${envelope.slice(0, bodyAt)}<env:Body>`, end]
  const securityAt = envelope.indexOf(security)
  const between = envelope.slice(securityAt + security.length, bodyAt)
  return [`${envelope.slice(0, securityAt)}<wsse:Security>`, `</wsse:Security>${between}<env:Body>`, end]
}

/**
 * The refusal of a SOAP 1.1 message, in its own version and with the versions that are understood (SOAP 1.2 part 1,
 * appendix A).
 */
export function writeVersionMismatch(): Uint8Array {
  const supported = element('SupportedEnvelope', SOAP, { qname: 'env:Envelope' })
  const envelope = element('Envelope', SOAP_1_1, {}, [
    element('Header', SOAP_1_1, {}, [element('Upgrade', SOAP, {}, [supported])]),
    element('Body', SOAP_1_1, {}, [
      element('Fault', SOAP_1_1, {}, [
        element('faultcode', '', {}, ['soap11:VersionMismatch']),
        element('faultstring', '', {}, ['Messages are exchanged in SOAP 1.2']),
      ]),
    ]),
  ])
  return Buffer.from(serialiseXml(envelope, { prefixes: { '': '', [SOAP]: 'env', [SOAP_1_1]: 'soap11' } }))
}
