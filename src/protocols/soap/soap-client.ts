import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { SoapFault } from '../../standards/soap/fault.ts'
import { type HttpBody, packMtom, packPlain } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import { ClosedBefore, exchange } from './exchange.ts'
import { keepConnections } from './connections.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { readReply } from './read-reply.ts'
import { RemoteFault, translated } from './remote-problem.ts'
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
  /** By Content-ID; `xopInclude` elements in the body point at them. Given, though empty, they ask for MTOM in return. */
  readonly attachments?: ReadonlyMap<string, Uint8Array>
  /** `urn:uuid:…`; a new one when left out. */
  readonly messageId?: string
  /** The same message may be sent twice without harm: it is, once, when a kept connection turns out to be closed. */
  readonly repeatable?: boolean
  /**
   * Called with the root part when the message stands ready as bytes: the place to commit that it is about to be sent.
   * Nothing is sent unless it resolves; a `Problem` it throws is thrown on.
   */
  readonly sending?: (sent: Uint8Array) => Promise<void>
  /** The W3C header of that name, where somebody traces. */
  readonly traceparent?: string
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
   *   `remote-cancelled`, `remote-broken`, `remote-fault` (`faultOf` tells what they said); `invalid` `remote-address`
   */
  readonly call: (call: SoapCall) => Promise<SoapReply>
  /** Shows another certificate from the next connection on; calls under way end as they are. */
  readonly renew: (tls: TlsSide) => void
  /** Closes the connections that are kept. */
  readonly close: () => void
}

/**
 * What the other side said when the Problem is `remote-fault`; undefined for any other. Its reason may be about a person:
 * not for logs.
 */
export function faultOf(problem: unknown): SoapFault | undefined {
  return problem instanceof RemoteFault ? problem.fault : undefined
}

/** Asks other countries: connections are kept, apart for each country and certificate. */
export function makeSoapClient(needs: SoapClientNeeds): SoapClient {
  const { timeoutMs = 30_000, maxBytes = 20 * 1024 * 1024, checkServer, newId, clock } = needs
  const connections = keepConnections(needs.tls)
  const parsing = oneAtATime()
  const call = async (asked: SoapCall): Promise<SoapReply> => {
    const requestId = asked.messageId ?? `urn:uuid:${newId()}`
    const { sent, packed } = written(asked, requestId, newId())
    await asked.sending?.(sent)
    const started = clock()
    const deadline = AbortSignal.timeout(timeoutMs)
    const signal = AbortSignal.any([deadline, ...(asked.signal ? [asked.signal] : [])])
    try {
      const post = () =>
        exchange({ asked, packed, agent: connections.of(asked), checkServer, signal, maxBytes, timeoutMs })
      const { peer, received } = await repeated(post, asked.repeatable ?? false)
      const reply = await readReply(received, requestId, parsing)
      return { ...reply, sent, requestId, peer, milliseconds: clock() - started }
    } catch (error) {
      throw translated(error, deadline, asked.signal)
    }
  }
  return { call, renew: connections.renew, close: connections.close }
}

function written(
  { url, action, body, security, attachments }: SoapCall,
  messageId: string,
  boundary: string,
): { readonly sent: Uint8Array; readonly packed: HttpBody } {
  const sent = writeEnvelope({
    addressing: { to: url.href, action, messageId },
    body,
    ...(security ? { security } : {}),
  })
  return { sent, packed: attachments ? packMtom(sent, attachments, action, boundary) : packPlain(sent, action) }
}

/** Once more over a new connection, when a kept one was closed before a single byte of the answer came. */
async function repeated<Made>(post: () => Promise<Made>, repeatable: boolean): Promise<Made> {
  try {
    return await post()
  } catch (error) {
    if (repeatable && error instanceof ClosedBefore) return post()
    throw error
  }
}
