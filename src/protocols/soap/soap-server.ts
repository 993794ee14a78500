import type { TlsIdentity } from '../../platform/x509/tls-identity.ts'
import type { Peer, SoapRoute } from './soap-route.ts'

/** How much one side may take of us. */
export type SoapLimits = {
  /** Of one message, with its attachments. */
  readonly maxBytes: number
  /** Of all messages that are being received at the same time. */
  readonly maxTotalBytes: number
  /** From the first byte of a request to its last. */
  readonly requestTimeoutMs: number
  /** From the last byte of a request to the answer. */
  readonly answerTimeoutMs: number
  readonly maxConnections: number
}

/** What there is to tell about a message once it is answered. No content. */
export type SoapAnswered = {
  readonly request: string
  /** The route's id, or `none` when the message never got to one. */
  readonly route: string
  readonly country?: string
  readonly status: number
  readonly seconds: number
}

/** Where something went wrong. */
export type SoapTrouble = {
  readonly request?: string
  readonly route: string
  readonly peer?: Peer
  readonly address: string
}

export type SoapServerNeeds = {
  readonly routes: readonly SoapRoute[]
  readonly tls: TlsIdentity
  /** Whose certificate this is (DER). Asked at every connection and every message, so it should be quick. */
  readonly peerOf: (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  readonly limits?: Partial<SoapLimits>
  readonly newId: () => string
  /** Monotonic milliseconds. */
  readonly clock: () => number
  readonly answered: (what: SoapAnswered) => void
  /** Told every refusal and every fault, to log it and to make an audit record of failed communication. */
  readonly failed: (error: unknown, where: SoapTrouble) => void
}

export type SoapServer = AsyncDisposable & {
  readonly port: number
  /** Answers what is being answered, then stops. */
  readonly close: () => Promise<void>
}

/**
 * Listens for other countries: HTTPS with TLS 1.2 or later and a client certificate that `peerOf` knows, SOAP 1.2 by
 * WS-Addressing action, MTOM. Hostile input ends the request it came in, and nothing else.
 */
export declare function openSoapServer(needs: SoapServerNeeds): Promise<SoapServer>
