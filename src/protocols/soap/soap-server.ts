import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import type { Peer, SoapRoute } from './soap-route.ts'

/** How much other countries may take of us. Bytes of one message are said by each route. */
export type SoapLimits = {
  /** Of all messages that are being received at the same time. */
  readonly maxTotalBytes: number
  /** From the first byte of a request to its last. */
  readonly requestTimeoutMs: number
  /** From the last byte of a request to the answer. */
  readonly answerTimeoutMs: number
  readonly maxConnections: number
  /** Of one certificate. */
  readonly maxConnectionsOfPeer: number
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

/** Something that was refused or went wrong: what an audit record of failed communication is made of. */
export type SoapTrouble = {
  /** Our id of the HTTP request; left out for a connection that never came so far. */
  readonly request?: string
  /** The route's id, or `none`. */
  readonly route: string
  /** Stable: the `Problem`'s, `internal`, or `tls-refused`. */
  readonly code: string
  /** For the log; may be anything. */
  readonly error: unknown
  readonly action?: string
  readonly messageId?: string
  readonly peer?: Peer
  readonly address: string
  /** How many times this happened, where repetitions are told together. */
  readonly count: number
}

export type SoapServerNeeds = {
  readonly routes: readonly SoapRoute[]
  readonly tls: TlsSide
  /** Whose certificate this is (DER): valid path and pin. Asked at every connection and every message: remember verdicts. */
  readonly peerOf: (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  readonly limits?: Partial<SoapLimits>
  readonly newId: () => string
  /** Monotonic milliseconds. */
  readonly clock: () => number
  readonly answered: (what: SoapAnswered) => void
  /** Awaited before a fault leaves; when it fails, the fault that leaves says nothing. */
  readonly failed: (trouble: SoapTrouble) => Promise<void>
}

export type SoapServer = AsyncDisposable & {
  readonly port: number
  /** New certificates for the connections to come, without a stop. */
  readonly renew: (tls: TlsSide) => void
  /** Answers what is being answered, then stops. */
  readonly close: () => Promise<void>
}

/**
 * Listens for other countries: HTTPS with TLS 1.2 or later and a client certificate that `peerOf` knows, SOAP 1.2 by
 * WS-Addressing action, MTOM. Hostile input ends the request it came in, and nothing else.
 */
export declare function openSoapServer(needs: SoapServerNeeds): Promise<SoapServer>
