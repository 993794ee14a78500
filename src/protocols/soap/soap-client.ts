import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { Peer } from './soap-route.ts'

export type SoapClientNeeds = {
  readonly tls: TlsSide
  /** Whose certificate the other side has shown (DER): valid path and pin. Nothing is sent before it has answered with the country asked for. */
  readonly checkServer: (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }
  /** From the call to the last byte of the answer; 30 000 when left out. */
  readonly timeoutMs?: number
  /** Of one answer with its attachments; 20 MB when left out. */
  readonly maxBytes?: number
  readonly newId: () => string
  /** Monotonic milliseconds. */
  readonly clock: () => number
}

/** One message to another country. */
export type SoapCall = {
  readonly url: URL
  /** Two letters: whom the certificate of the other side must belong to. */
  readonly country: string
  /** SHA-256 of the certificate pinned for this endpoint, lower-case hex: no other is sent anything. */
  readonly pin: string
  readonly action: string
  readonly body: XmlElement
  /** Children of `wsse:Security`, put in byte by byte: signed assertions. */
  readonly security?: readonly Uint8Array[]
  /** By Content-ID; `xopInclude` elements in the body point at them. */
  readonly attachments?: ReadonlyMap<string, Uint8Array>
  /** `urn:uuid:…`; a new one when left out. */
  readonly messageId?: string
  /** The same message may be sent twice without harm: it is, once, when a kept connection turns out to be closed. */
  readonly repeatable?: boolean
  readonly signal?: AbortSignal
}

/** What the other country answered. Nothing in it is verified but the peer. */
export type SoapReply = {
  readonly body: XmlElement
  /** By Content-ID; read documents with `binaryOf`. */
  readonly attachments: ReadonlyMap<string, Uint8Array>
  /** The root part exactly as received. */
  readonly bytes: Uint8Array
  /** The root part exactly as sent: what evidence is made of. */
  readonly sent: Uint8Array
  /** Of our message. */
  readonly requestId: string
  /** Of the answer, when it has one. */
  readonly messageId?: string
  readonly relatesTo?: string
  readonly peer: Peer
  /** From the call to the last byte of the answer. */
  readonly milliseconds: number
}

export type SoapClient = {
  /**
   * @throws Problem `unavailable` `remote-timeout`, `remote-unreachable`, `remote-certificate`, `remote-too-large`,
   *   `remote-cancelled`, `remote-fault` (`faultOf` tells what they said); `invalid` `remote-broken`
   */
  readonly call: (call: SoapCall) => Promise<SoapReply>
  /** Closes the connections that are kept. */
  readonly close: () => void
}

/** Asks other countries: connections are kept, apart for each country and certificate. */
export declare function makeSoapClient(needs: SoapClientNeeds): SoapClient
