import type { ExactDocument } from '../../platform/xml/exact.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { RouteDeclaration } from '../gate/gate.ts'

/** Who is at the other end of the TLS connection, as its certificate was vouched for. */
export type Peer = {
  /** Two letters, of the country the certificate is pinned to; never what the certificate says of itself. */
  readonly country: string
  readonly certificate: { readonly commonName: string /** Lower-case hex. */; readonly sha256: string }
  /** IP address, for the audit record. */
  readonly address: string
}

/** One message as it came in: SOAP 1.2, addressed by action, attachments taken out. Nothing in it is verified but the peer. */
export type SoapRequest = {
  readonly action: string
  readonly messageId: string
  /** The MessageID that the answer will have, `urn:uuid:…`. */
  readonly responseId: string
  /** The root part exactly as received: what signatures are verified on. */
  readonly bytes: Uint8Array
  /** The same, parsed: what assertions are verified in. */
  readonly document: ExactDocument
  /** The one element in the body; documents are in it as base64 or as `xop:Include`: read them with `binaryOf`. */
  readonly body: XmlElement
  /** By Content-ID, without angle brackets. */
  readonly attachments: ReadonlyMap<string, Uint8Array>
  readonly peer: Peer
  /** Aborted when the other side hangs up or the time for an answer is over. */
  readonly signal: AbortSignal
}

/** The answer to one message. */
export type SoapAnswer = {
  readonly action: string
  readonly body: XmlElement
  /** By Content-ID, pointed at by `xopInclude` elements; sent inline as base64 to whoever did not write MTOM. */
  readonly attachments?: ReadonlyMap<string, Uint8Array>
  /**
   * Called when the answer stands ready as bytes and none has left. Nothing leaves unless it resolves: the place to commit
   * the exchange event.
   *
   * @param sent the root part
   */
  readonly commit?: (sent: Uint8Array) => Promise<void>
}

/** A way in over SOAP: one action at one path. The one thing a feature hands over to be reachable by another country. */
export type SoapRoute = RouteDeclaration & {
  readonly kind: 'soap'
  readonly path: string
  readonly action: string
  /** The element that the action goes with; any other body is refused. */
  readonly bodyName: { readonly ns: string; readonly name: string }
  /** Of one request with its attachments; 1 MB when left out, which is plenty for a query. */
  readonly maxBytes?: number
  /** A thrown `Problem` becomes a SOAP fault with its code in the detail; everything else a fault without a word. */
  readonly answer: (request: SoapRequest) => Promise<SoapAnswer>
}
