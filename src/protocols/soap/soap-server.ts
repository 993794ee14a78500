import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer, type Server, type ServerOptions } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { Problem } from '../../kernel/problem.ts'
import { fingerprintOf } from '../../platform/x509/certificate.ts'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { countHandshakes } from './handshakes.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { addressOf, type NotVouched, peerOn } from './peer.ts'
import { shareBudget } from './receive.ts'
import { type Refusals, tellTogether } from './refusals.ts'
import { type Beside, serveBeside } from './serve-beside.ts'
import { serveMessage } from './serve-message.ts'
import type { Peer, SoapRoute } from './soap-route.ts'
import { secureContext } from './tls.ts'
import { turnsOf } from './turns.ts'

/** How much other countries may take of us. Bytes of one message are said by each route. */
export type SoapLimits = {
  /** Of all messages that are being received at the same time. */
  readonly maxTotalBytes: number
  /** Of those of one country: at least what its largest message has. */
  readonly maxBytesOfCountry: number
  /** From the first byte of a request to its last. */
  readonly requestTimeoutMs: number
  /** From the last byte of a request to the answer. */
  readonly answerTimeoutMs: number
  readonly maxConnections: number
  /** Of one certificate. */
  readonly maxConnectionsOfPeer: number
  /** Messages of one certificate that are being answered at the same time; more of them wait. */
  readonly maxAnsweredOfPeer: number
  /** Of one network, before TLS stands and anybody is known: a peer's certificate comes with the handshake. */
  readonly maxHandshakesOfNetwork: number
}

/** What there is to tell about a message once it is answered. No content. */
export type SoapAnswered = {
  readonly request: string
  /** The route's id, or `none` when the message never got to one. */
  readonly route: string
  readonly country?: string
  readonly status: number
  readonly seconds: number
  /** As they sent it, unread. */
  readonly traceparent?: string
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
  /** What else other countries meet on this port, behind the same door. */
  readonly beside?: Beside
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
  /** New certificates for the connections to come, without a stop; those that are open end after their next answer. */
  readonly renew: (tls: TlsSide) => void
  /** Answers what is being answered, then stops. */
  readonly close: () => Promise<void>
}

const defaults: SoapLimits = {
  maxTotalBytes: 100_000_000,
  maxBytesOfCountry: 25_000_000,
  requestTimeoutMs: 30_000,
  answerTimeoutMs: 30_000,
  maxConnections: 500,
  maxConnectionsOfPeer: 100,
  maxAnsweredOfPeer: 16,
  maxHandshakesOfNetwork: 100,
}

/** How long connections may go on when the server stops. */
const graceMs = 10_000

/**
 * Listens for other countries: HTTPS with TLS 1.2 or later and a client certificate that OpenSSL and `peerOf` accept, SOAP
 * 1.2 by WS-Addressing action, MTOM. Hostile input ends the request it came in, and nothing else.
 */
export async function openSoapServer(needs: SoapServerNeeds): Promise<SoapServer> {
  const limits = { ...defaults, ...needs.limits }
  const refusals = tellTogether(needs.failed)
  const server = createServer(settings(needs.tls, limits))
  server.maxConnections = limits.maxConnections
  const connections = admit(server, needs, limits, refusals)
  const budget = shareBudget(limits.maxTotalBytes, limits.maxBytesOfCountry)
  const serving = { needs, limits, budget, parsing: oneAtATime(), turns: turnsOf(limits.maxAnsweredOfPeer) }
  const inFlight = countInFlight()
  const former = endFormerConnections(server, needs.tls)
  server.on('request', (request, response) => {
    // Every request on a TLS server comes over a TLS socket; Node's type does not say so.
    const socket = request.socket as TLSSocket
    if (socket.destroyed) return
    const peer = peerOn(socket, needs.peerOf)
    if ('fault' in peer) return refuse(socket, peer, refusals)
    if (!inFlight.begins(socket)) return refuse(socket, { fault: 'http-pipelined' }, refusals)
    former.answers(socket, response)
    const answer = needs.beside?.(request)
    const served = answer
      ? serveBeside(serving, refusals, peer, response, answer)
      : serveMessage(serving, peer, request, response)
    void served.finally(() => inFlight.ends(socket))
  })
  await listening(server, needs)
  const close = (): Promise<void> => closed(server, connections, refusals)
  return {
    // Listening on TCP, so the address is no path.
    port: (server.address() as AddressInfo).port,
    renew: (tls) => {
      server.setSecureContext(secureContext(tls))
      former.renewed(tls)
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Lets connections that were made with a certificate we no longer show end with the answer they are waiting for, or their next. */
function endFormerConnections(server: Server, { identity }: TlsSide) {
  const madeWith = new WeakMap<Socket, string>()
  const answering = new Set<ServerResponse>()
  const state = { shown: fingerprintOf(identity.certificate) }
  server.on('secureConnection', (socket) => {
    // A handshake that was under way ends with the certificate it began with.
    const shown = socket.getCertificate()
    if (shown && 'raw' in shown && shown.raw) madeWith.set(socket, fingerprintOf(shown.raw))
  })
  const endAfter = (response: ServerResponse): void => {
    response.shouldKeepAlive = false
  }
  return {
    renewed: (tls: TlsSide): void => {
      const shown = fingerprintOf(tls.identity.certificate)
      if (shown === state.shown) return
      state.shown = shown
      for (const response of answering) endAfter(response)
    },
    answers: (socket: Socket, response: ServerResponse): void => {
      if (madeWith.get(socket) !== state.shown) endAfter(response)
      else answering.add(response)
      response.once('close', () => answering.delete(response))
    },
  }
}

/** Requests of one connection that are not answered yet. A client that waits for each answer has one, at times two. */
const mostInFlight = 4

/** HTTP lets a client send any number of requests before the first answer, all of which would be served at once. */
function countInFlight() {
  const counts = new WeakMap<Socket, number>()
  return {
    begins: (socket: Socket): boolean => {
      const count = (counts.get(socket) ?? 0) + 1
      counts.set(socket, count)
      return count <= mostInFlight
    },
    ends: (socket: Socket): void => void counts.set(socket, (counts.get(socket) ?? 1) - 1),
  }
}

function settings(tls: TlsSide, { requestTimeoutMs }: SoapLimits): ServerOptions {
  return {
    ...secureContext(tls),
    requestCert: true,
    rejectUnauthorized: true,
    handshakeTimeout: Math.min(10_000, requestTimeoutMs),
    headersTimeout: Math.min(10_000, requestTimeoutMs),
    // A body that takes too long is refused by us, with a fault; this is the net below.
    requestTimeout: requestTimeoutMs + 5_000,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 60_000,
    maxHeaderSize: 16_384,
  }
}

/** Lets connections in, or not; returns all that are open. */
function admit(server: Server, needs: SoapServerNeeds, limits: SoapLimits, refusals: Refusals): ReadonlySet<Socket> {
  const open = new Set<Socket>()
  const ofPeer = new Map<string, number>()
  const handshakes = countHandshakes(limits.maxHandshakesOfNetwork)
  beforeTls(server, (socket) => {
    if (!handshakes.begins(socket)) {
      refusals.tell(addressOf(socket), 'too-many-handshakes', undefined)
      return false
    }
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    return true
  })
  server.on('secureConnection', (socket) => {
    handshakes.ends(socket)
    const peer = peerOn(socket, needs.peerOf)
    if ('fault' in peer) return refuse(socket, peer, refusals)
    const { sha256 } = peer.certificate
    const count = (ofPeer.get(sha256) ?? 0) + 1
    if (count > limits.maxConnectionsOfPeer) return refuse(socket, { fault: 'too-many-connections' }, refusals)
    ofPeer.set(sha256, count)
    socket.once('close', () => ofPeer.set(sha256, (ofPeer.get(sha256) ?? 1) - 1))
  })
  server.on('tlsClientError', (error, socket) => refusals.tell(addressOf(socket), tlsCode(error, socket), error))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const { code = '' } = error
    // TLS has said its own already, and a connection that ends between requests is none.
    if (!/^(HPE_|ERR_HTTP_)/.test(code) || !socket.writable) return void socket.destroy()
    // Node's type says any stream; here it is a socket.
    refusals.tell(addressOf(socket as Socket), 'http-broken', error)
    const status = brokenRequests[code] ?? '400 Bad Request'
    const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
    socket.end(answer, () => void socket.destroy())
  })
  return open
}

/** Closes what is not let in before TLS has done anything for it: a socket that TLS has taken over is not closed at once. */
function beforeTls(server: Server, letIn: (socket: Socket) => boolean): void {
  const handshake = server.listeners('connection')
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    if (letIn(socket)) for (const each of handshake) each.call(server, socket)
    else socket.destroy()
  })
}

/** RFC 9110: what is said of a request that is no HTTP, or not in time. */
const brokenRequests: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

function tlsCode(error: NodeJS.ErrnoException, { authorizationError }: TLSSocket): string {
  return authorizationError ? 'tls-certificate' : error.code === 'ECONNRESET' ? 'tls-aborted' : 'tls-refused'
}

function refuse(socket: TLSSocket, { fault, cause }: NotVouched, refusals: Refusals): void {
  const problem = new Problem('forbidden', fault, 'The connection is not let in', {}, { cause })
  refusals.tell(addressOf(socket), fault, problem)
  socket.destroy()
}

async function listening(server: Server, { host, port }: SoapServerNeeds): Promise<void> {
  const up = once(server, 'listening')
  server.listen(port, host)
  await up
}

async function closed(server: Server, open: ReadonlySet<Socket>, refusals: Refusals): Promise<void> {
  const down = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => open.forEach((socket) => void socket.destroy()), graceMs)
  await down
  clearTimeout(timer)
  refusals.flush()
}
