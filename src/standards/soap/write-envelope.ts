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

/** No namespace is left undeclared and none is the default, so bytes put in mean what they meant where they were signed. */
const prefixes = { '': '', [SOAP]: 'env', [WSA]: 'wsa', [WSSE]: 'wsse', [XOP]: 'xop' }
const mark = 'security'

/**
 * The bytes of a SOAP 1.2 message. Everything is built as a tree but the signed elements, which go in byte by byte:
 * written anew, their signatures would not hold.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeEnvelope({ addressing, body, security = [] }: Outgoing): Uint8Array {
  const headers = writeAddressing(addressing)
  const first = security.length === 0 ? [] : [element('Security', WSSE, {}, [mark])]
  const envelope = element('Envelope', SOAP, {}, [
    element('Header', SOAP, {}, [...first, ...headers]),
    element('Body', SOAP, {}, [body]),
  ])
  const text = serialiseXml(envelope, { prefixes })
  if (security.length === 0) return Buffer.from(text)
  // The first content of the message, so nothing that anyone wrote can stand before it.
  const tag = `<wsse:Security>`
  const at = text.indexOf(`${tag}${mark}</`) + tag.length
  return Buffer.concat([Buffer.from(text.slice(0, at)), ...security, Buffer.from(text.slice(at + mark.length))])
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
