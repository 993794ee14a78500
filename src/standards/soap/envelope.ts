import { Problem } from '../../kernel/problem.ts'
import type { Limits } from '../../platform/xml/limits.ts'
import { type ExactDocument, parseExact } from '../../platform/xml/exact.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { plainElement } from '../../platform/xml/plain.ts'
import { elementsOf, ownText, type XmlElement } from '../../platform/xml/tree.ts'
import { SOAP, SOAP_1_1, WSA, WSSE } from './names.ts'
import { refuseOtherEncodings } from './utf8-only.ts'

/** A SOAP 1.2 message, of which nothing is verified. */
export type Envelope = {
  /** Header blocks in order; none when there is no header. */
  readonly headers: readonly XmlElement[]
  /** The one element in the body. */
  readonly body: XmlElement
}

/** What contact points send: far below what a document may be, since documents travel as base64 or attachments. */
const bounds: Partial<Limits> = { depth: 100, elements: 100_000, attributes: 64, attributeNames: 500, scopes: 500 }

/** Roles that a header block may be aimed at and concern the last receiver (SOAP 1.2 part 1, section 2.2). */
const ownRoles: readonly (string | undefined)[] = [undefined, '', `${SOAP}/role/next`, `${SOAP}/role/ultimateReceiver`]
const truths: readonly (string | undefined)[] = ['true', '1']

/**
 * Reads a SOAP 1.2 envelope: UTF-8, at most one header, exactly one element in the body, no header block that must be
 * understood and is not. Understood are WS-Addressing and `wsse:Security`.
 *
 * @throws Problem `unsupported` `soap-version` for SOAP 1.1 and every other; `invalid` `soap-must-understand`,
 *   `soap-envelope`, `soap-encoding`; and those of `parseXml`
 * @see https://www.w3.org/TR/soap12-part1/#soapenv
 */
export function readEnvelope(bytes: Uint8Array, limits: Partial<Limits> = {}): Envelope {
  refuseOtherEncodings(bytes)
  return envelopeIn(parseXml(bytes, { ...bounds, ...limits }))
}

/**
 * The same with the document as it is, whose signatures are still to be verified: parsed once for both.
 *
 * @throws Problem as `readEnvelope`
 */
export function readSignedEnvelope(
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
): Envelope & { readonly document: ExactDocument } {
  refuseOtherEncodings(bytes)
  const document = parseExact(bytes, { ...bounds, ...limits })
  return { ...envelopeIn(plainElement(document.root)), document }
}

function envelopeIn(root: XmlElement): Envelope {
  if (root.ns !== SOAP || root.name !== 'Envelope') throw notAnEnvelope(root)
  const children = elementsOf(root)
  refuseText(root)
  const [header, body] = children.length === 1 ? [undefined, children[0]] : children
  if (children.length > 2 || !isNamed(body, 'Body') || (header && !isNamed(header, 'Header'))) {
    throw malformed('An envelope has an optional Header and a Body')
  }
  const headers = header ? elementsOf(header) : []
  headers.forEach(refuseNotUnderstood)
  refuseText(body)
  const [content, ...more] = elementsOf(body)
  if (!content || more.length > 0) throw malformed('The body does not have exactly one element')
  return { headers, body: content }
}

function isNamed(element: XmlElement | undefined, name: string): element is XmlElement {
  return element?.ns === SOAP && element.name === name
}

function refuseText(element: XmlElement): void {
  if (ownText(element).trim() !== '') throw malformed('There is text between the elements of the envelope')
}

function refuseNotUnderstood({ name, ns, attributes }: XmlElement): void {
  const must = truths.includes(attributes[`{${SOAP}}mustUnderstand`]?.trim())
  if (!must || !ownRoles.includes(attributes[`{${SOAP}}role`])) return
  if (ns === WSA || (ns === WSSE && name === 'Security')) return
  throw new Problem('invalid', 'soap-must-understand', 'A header block that must be understood is not', {
    at: 'Header',
  })
}

function notAnEnvelope({ name, ns }: XmlElement): Problem {
  if (name === 'Envelope') {
    const version = ns === SOAP_1_1 ? 'soap-1.1' : 'soap-version'
    return new Problem('unsupported', version, 'The message is not in SOAP 1.2', { at: 'Envelope' })
  }
  return malformed('The message is not a SOAP envelope')
}

function malformed(message: string): Problem {
  return new Problem('invalid', 'soap-envelope', message, { at: 'Envelope' })
}
