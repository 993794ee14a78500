import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { anchors, norway, side } from './two-countries.ts'
import { secureContext } from '../../src/protocols/soap/tls.ts'

/** What a client of no good manners sends. */
export type Raw = {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export type RawAnswer = { readonly status: number; readonly body: string; readonly headers: IncomingMessage['headers'] }

/** Sends it as Norway, over a connection of its own. */
export async function post(
  url: URL,
  { method = 'POST', path = url.pathname, headers = {}, body = '' }: Raw,
): Promise<RawAnswer> {
  const options = { ...secureContext(side(norway)), agent: false, host: url.hostname, port: url.port }
  const sending = request({ ...options, method, path, headers: { connection: 'close', ...headers } })
  sending.end(body)
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) }
}

/** A TLS connection to speak freely on. */
export async function dial(url: URL, changes: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = connect({
    ...secureContext(side(norway)),
    ca: anchors.map(
      (der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
    ),
    host: url.hostname,
    port: Number(url.port),
    ...changes,
  })
  await once(socket, 'secureConnect')
  return socket
}
