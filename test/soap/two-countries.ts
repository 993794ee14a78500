import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { XmlElement } from '../../src/platform/xml/tree.ts'
import { element } from '../../src/platform/xml/write.ts'
import { readCertificate } from '../../src/platform/x509/certificate.ts'
import { type CertificateOrder, issueCertificate, type Issued } from '../../src/platform/x509/issue.ts'
import { validatePath } from '../../src/platform/x509/path-validation.ts'
import type { TlsSide } from '../../src/platform/x509/tls-identity.ts'
import { makeSoapClient, type SoapCall, type SoapClientNeeds } from '../../src/protocols/soap/soap-client.ts'
import type { SoapAnswer, SoapRequest, SoapRoute } from '../../src/protocols/soap/soap-route.ts'
import {
  openSoapServer,
  type SoapAnswered,
  type SoapServer,
  type SoapServerNeeds,
  type SoapTrouble,
} from '../../src/protocols/soap/soap-server.ts'

/** Two countries with authorities of their own: what a message between them needs, with every part to be exchanged. */

export const now = new Date('2026-11-22T12:00:00Z')
const valid = { notBefore: new Date('2020-01-01'), notAfter: new Date('2060-01-01'), algorithm: 'ec' } as const

export function order(kind: CertificateOrder['kind'], country: string): CertificateOrder {
  return { kind, country, commonName: `${country} ${kind}`, hosts: ['127.0.0.1'], ...valid }
}

export const [norwayRoot, finlandRoot] = await Promise.all([
  issueCertificate(order('root', 'NO')),
  issueCertificate(order('root', 'FI')),
])
export const [norway, finland] = await Promise.all([
  issueCertificate(order('tls', 'NO'), norwayRoot),
  issueCertificate(order('tls', 'FI'), finlandRoot),
])
export const anchors = [norwayRoot.certificate, finlandRoot.certificate]

export function side({ key, certificate }: Issued, changes: Partial<TlsSide> = {}): TlsSide {
  return { identity: { key, certificate, chain: [] }, anchors, ...changes }
}

/** Pins as a directory would have them. */
export function pinned(pins: Readonly<Record<string, Uint8Array>>, use: 'tls-client' | 'tls-server') {
  return (certificate: Uint8Array): { readonly country: string } | { readonly fault: string } => {
    const path = validatePath(certificate, { anchors, intermediates: [], crls: [], now, use })
    if (!path.ok) return { fault: path.fault }
    const country = Object.keys(pins).find((each) => pins[each] && Buffer.from(pins[each]).equals(certificate))
    return country === undefined ? { fault: 'certificate-not-pinned' } : { country }
  }
}

export const ns = 'urn:example:question'
export const action = 'urn:example:ask'

/** A body with a text in it, and what is answered to it by default: the same text. */
export const question = (text: string): XmlElement => element('Question', ns, {}, [text])

export function route(answer: SoapRoute['answer'], changes: Partial<SoapRoute> = {}): SoapRoute {
  const path = '/services/ask'
  return {
    id: 'ask',
    kind: 'soap',
    releases: 'nothing',
    path,
    action,
    bodyName: { ns, name: 'Question' },
    answer,
    ...changes,
  }
}

export const echo = async ({ body, attachments }: SoapRequest): Promise<SoapAnswer> => ({
  action: `${action}Response`,
  body,
  attachments,
})

/** Finland, answering; and what it was told. */
export type Answering = SoapServer & {
  readonly url: URL
  readonly answered: readonly SoapAnswered[]
  readonly troubles: readonly SoapTrouble[]
  /** TLS connections so far, once every request is answered: a peer is asked for at each connection and each request. */
  readonly connections: (requests: number) => Promise<number>
}

export async function finlandAnswers(
  answer: SoapRoute['answer'] | readonly SoapRoute[] = echo,
  changes: Partial<SoapServerNeeds> = {},
): Promise<Answering> {
  const answered: SoapAnswered[] = []
  const troubles: SoapTrouble[] = []
  let vouched = 0
  const { peerOf = pinned({ NO: norway.certificate }, 'tls-client'), ...rest } = changes
  const server = await openSoapServer({
    routes: typeof answer === 'function' ? [route(answer)] : answer,
    tls: side(finland),
    peerOf: (certificate) => {
      vouched += 1
      return peerOf(certificate)
    },
    host: '127.0.0.1',
    port: 0,
    newId: randomUUID,
    clock: () => performance.now(),
    answered: (what) => void answered.push(what),
    failed: async (trouble) => void troubles.push(trouble),
    ...rest,
  })
  const url = new URL(`https://127.0.0.1:${server.port}/services/ask`)
  // A client has its answer a moment before the server has told of it.
  const connections = async (requests: number): Promise<number> => {
    while (answered.length < requests) await pause(5)
    return vouched - answered.length
  }
  return { ...server, url, answered, troubles, connections }
}

export function norwayAsks(changes: Partial<SoapClientNeeds> = {}) {
  const client = makeSoapClient({
    tls: side(norway),
    checkServer: pinned({ FI: finland.certificate }, 'tls-server'),
    newId: randomUUID,
    clock: () => performance.now(),
    ...changes,
  })
  return { ...client, [Symbol.dispose]: client.close }
}

export const pin = readCertificate(finland.certificate).sha256

export function asking(url: URL, text: string, changes: Partial<SoapCall> = {}): SoapCall {
  return { url, country: 'FI', pin, action, body: question(text), ...changes }
}
