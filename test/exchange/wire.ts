import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request, type RequestOptions } from 'node:https'
import { text } from 'node:stream/consumers'
import type { DemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import type { AffiliationStore } from '../../src/features/country-of-affiliation/index.ts'
import { memoryAffiliationStore } from '../../src/features/country-of-affiliation/index.ts'
import type { XmlElement } from '../../src/platform/xml/tree.ts'
import { secureContext } from '../../src/protocols/soap/tls.ts'
import { transactions } from '../../src/standards/ihe/transactions.ts'
import { writeEnvelope } from '../../src/standards/soap/write-envelope.ts'

/** A message as bytes on the wire, with everything in it to be made wrong. */
export type Wire = {
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

export type WireAnswer = { readonly status: number; readonly body: string }

const services = { 'ITI-55': 'XCPD_Service', 'ITI-38': 'XCA_Service', 'ITI-39': 'XCA_Service', 'ITI-41': 'XDR_Service' }

/** A right message of a transaction, as text. */
export function messageOf(
  transaction: keyof typeof transactions,
  body: XmlElement,
  security: readonly Uint8Array[],
  messageId = `urn:uuid:${randomUUID()}`,
): Required<Pick<Wire, 'path'>> & { readonly body: string } {
  const path = `/services/${services[transaction]}`
  const addressing = { to: `https://127.0.0.1${path}`, action: transactions[transaction].action, messageId }
  return { path, body: Buffer.from(writeEnvelope({ addressing, body, security })).toString() }
}

/** Speaks to a contact point as a country, over a connection of its own and with no manners of a client. */
export function wireOf(authority: DemoAuthority, country: string, port: number) {
  const { tls } = authority.keysOf(country)
  const options: RequestOptions = {
    ...secureContext({ identity: { ...tls, chain: [] }, anchors: [authority.root] }),
    agent: false,
    host: '127.0.0.1',
    port,
    method: 'POST',
  }
  const usual = { 'content-type': 'application/soap+xml; charset=UTF-8', connection: 'close' }
  return {
    async send({ path = '/services/XCA_Service', headers = {}, body }: Wire): Promise<WireAnswer> {
      const sending = request({ ...options, path, headers: { ...usual, ...headers } })
      // A refusal may come, and the connection go, before all is sent.
      sending.on('error', () => {})
      sending.end(body)
      const [response] = (await once(sending, 'response')) as [IncomingMessage] // what Node says of this event
      return { status: response.statusCode ?? 0, body: await text(response) }
    },
    /** Sends half of it and is silent; the function hangs up. */
    async half({ path = '/services/XCA_Service', body }: Wire): Promise<() => void> {
      const headers = { ...usual, 'content-length': String(Buffer.byteLength(body)) }
      const sending = request({ ...options, path, headers })
      sending.on('error', () => {}) // it is we who hang up
      await new Promise((sent) => sending.write(body.slice(0, body.length / 2), sent))
      return () => sending.destroy()
    },
  }
}

/** A store that says how often anything was looked up in it. */
export function countingStore(): AffiliationStore & { readonly lookups: () => number } {
  const store = memoryAffiliationStore()
  const state = { lookups: 0 }
  const counted =
    <Asked extends unknown[], Found>(look: (...asked: Asked) => Promise<Found>) =>
    (...asked: Asked) => {
      state.lookups += 1
      return look(...asked)
    }
  return {
    ...store,
    carrying: counted(store.carrying),
    documentsOf: counted(store.documentsOf),
    document: counted(store.document),
    receive: counted(store.receive),
    lookups: () => state.lookups,
  }
}
