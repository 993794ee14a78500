import { once } from 'node:events'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { type Agent, request as open } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { Problem } from '../../kernel/problem.ts'
import type { HttpBody } from '../../standards/soap/mtom.ts'
import { peerOn, type Vouching } from './peer.ts'
import { makeBudget, receive } from './receive.ts'
import type { Received } from './read-reply.ts'
import type { Peer } from './soap-route.ts'

/** One HTTP exchange with another country. */
export type Exchange = {
  readonly asked: { readonly url: URL; readonly country: string; readonly pin: string; readonly traceparent?: string }
  readonly packed: HttpBody
  readonly agent: Agent
  readonly checkServer: Vouching
  readonly signal: AbortSignal
  readonly maxBytes: number
  readonly timeoutMs: number
}

/** A kept connection was closed before a single byte of the answer: the other side need not have seen the message. */
export class ClosedBefore extends Error {}

/**
 * Posts a message and receives the answer. Not a byte is sent before the certificate at the other end has been checked,
 * also on a kept connection.
 *
 * @throws Problem `remote-certificate`, `remote-address`; `ClosedBefore`; errors of Node
 */
export async function exchange(what: Exchange): Promise<{ readonly peer: Peer; readonly received: Received }> {
  const { asked, packed, agent, signal, maxBytes, timeoutMs } = what
  if (asked.url.protocol !== 'https:') {
    throw new Problem('invalid', 'remote-address', 'Messages are sent over https alone', { at: 'url' })
  }
  const { traceparent } = asked
  const headers = {
    'content-type': packed.contentType,
    'content-length': packed.body.length,
    ...(traceparent === undefined ? {} : { traceparent }),
  }
  const request = open(asked.url, { method: 'POST', agent, signal, headers })
  // What goes wrong while the answer comes is told by the answer's stream; the request repeats it to nobody.
  request.on('error', () => undefined)
  // What an event carries, Node's `once` does not say.
  const answered = once(request, 'response') as Promise<[IncomingMessage]>
  // Awaited below; until then its failure is also that of the socket.
  answered.catch(() => undefined)
  const peer = checked(await connected(request), what, request)
  request.end(packed.body)
  const [response] = await answered.catch((error: unknown) => {
    throw closedBefore(request, error) ? new ClosedBefore('', { cause: error }) : error
  })
  const { statusCode = 0, headers: said } = response
  const receiving = { maxBytes, timeoutMs, budget: makeBudget(maxBytes) }
  try {
    const body = await receive(response, receiving, async (bytes) => bytes)
    return { peer, received: { status: statusCode, contentType: said['content-type'], body } }
  } catch (error) {
    // The rest is not wanted, and the connection cannot be used again.
    request.destroy()
    throw error
  }
}

/** The socket, once TLS stands. */
async function connected(request: ClientRequest): Promise<TLSSocket> {
  const [socket] = (await once(request, 'socket')) as [TLSSocket]
  if (request.reusedSocket || socket.authorized) return socket
  try {
    await Promise.race([once(socket, 'secureConnect'), failed(request)])
    return socket
  } catch (error) {
    throw socket.authorizationError ? notAccepted('path', error) : error
  }
}

async function failed(request: ClientRequest): Promise<never> {
  const [error] = await once(request, 'error')
  throw error
}

function checked(socket: TLSSocket, { asked, checkServer }: Exchange, request: ClientRequest): Peer {
  const peer = peerOn(socket, checkServer)
  const pinned = 'country' in peer && peer.country === asked.country && peer.certificate.sha256 === asked.pin
  if ('fault' in peer || !pinned) {
    request.destroy()
    throw 'fault' in peer ? notAccepted(peer.fault, peer.cause) : notAccepted('certificate-not-pinned', undefined)
  }
  return peer
}

function notAccepted(at: string, cause: unknown): Problem {
  const message = 'The other side’s certificate is not accepted'
  return new Problem('unavailable', 'remote-certificate', message, { at }, { cause })
}

function closedBefore(request: ClientRequest, error: unknown): boolean {
  return request.reusedSocket && error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
}
