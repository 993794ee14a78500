import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { fingerprintOf } from '../../platform/x509/certificate.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { makeSoapClient } from '../../protocols/soap/soap-client.ts'
import type { DocumentReference } from '../../standards/ihe/document-entry.ts'
import { readDocumentList } from '../../standards/ihe/document-list.ts'
import { writeDocumentQuery } from '../../standards/ihe/registry-query.ts'
import { readRetrievedDocuments, writeRetrieveRequest } from '../../standards/ihe/retrieve.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import { writeIdentification } from '../../standards/ihe/xcpd-request.ts'
import { readIdentificationAnswer } from '../../standards/ihe/xcpd-response.ts'
import { classCodeSystem } from '../../standards/myhealth-eu/document-class.ts'
import { writeHcpAssertion } from '../../standards/saml/write-hcp.ts'
import { writeTrcAssertion } from '../../standards/saml/write-trc.ts'
import { readEnvelope } from '../../standards/soap/envelope.ts'
import { unpack } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import type { DemoAuthority } from '../contact-point/demo-authority.ts'
import { asked, asking, type CountryReady, doctorClaims, patientOf } from './exchange-measured.ts'

/** Sends one message and reads the answer, by whatever carries it. */
type Carrier = (
  transaction: 'ITI-55' | 'ITI-38' | 'ITI-39',
  body: XmlElement,
  security: readonly Uint8Array[],
) => Promise<{ readonly body: XmlElement; readonly attachments: ReadonlyMap<string, Uint8Array> }>

/** A doctor at work; each call is what a clinician waits for, and throws when the answer is not the right one. */
export type BenchDoctor = {
  readonly identify: () => Promise<void>
  /** Query and retrieve. @returns bytes of the document */
  readonly summary: () => Promise<number>
}

const paths = { 'ITI-55': 'XCPD_Service', 'ITI-38': 'XCA_Service', 'ITI-39': 'XCA_Service' } as const

/** By mutual TLS, as countries ask each other. */
export function overTls(authority: DemoAuthority, { port }: CountryReady) {
  const pin = fingerprintOf(authority.keysOf(asked.country).tls.certificate)
  const client = makeSoapClient({
    tls: { identity: { ...authority.keysOf(asking.country).tls, chain: [] }, anchors: [authority.root] },
    checkServer: (certificate) => (fingerprintOf(certificate) === pin ? asked : { fault: 'another-certificate' }),
    newId: randomUUID,
    clock: () => performance.now(),
  })
  const carrier: Carrier = (transaction, body, security) => {
    const url = new URL(`https://127.0.0.1:${port}/services/${paths[transaction]}`)
    return client.call({ url, country: asked.country, pin, action: transactions[transaction].action, body, security })
  }
  return { carrier, close: client.close }
}

/** By HTTP alone. */
export function overPlainHttp({ plainPort: port }: CountryReady) {
  const agent = new Agent({ keepAlive: true })
  const carrier: Carrier = async (transaction, body) => {
    const { action } = transactions[transaction]
    const sent = writeEnvelope({ addressing: { to: 'http://127.0.0.1', action, messageId: 'urn:uuid:0' }, body })
    const { type, bytes } = await posted(agent, port, sent)
    const { root, attachments } = unpack(type, bytes)
    return { body: readEnvelope(root).body, attachments }
  }
  return { carrier, close: () => agent.destroy() }
}

function posted(
  agent: Agent,
  port: number,
  sent: Uint8Array,
): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/soap+xml', 'content-length': sent.length }
    request({ host: '127.0.0.1', port, agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve({ type: response.headers['content-type'] ?? '', bytes: Buffer.concat(chunks) }))
    })
      .on('error', reject)
      .end(sent)
  })
}

/** A doctor with assertions of their own, signed once, as for a shift and for their own patient. */
export function benchDoctor(index: number, authority: DemoAuthority, carrier: Carrier): BenchDoctor {
  const patient = patientOf(index)
  const { hcp, trc } = doctorClaims(`doctor-${index}`, patient, new Date())
  const signer = authority.keysOf(asking.country).signature
  const identity = writeHcpAssertion(hcp, signer)
  const security = [identity, writeTrcAssertion(trc, signer)]
  return {
    async identify() {
      const question = {
        messageId: { root: randomUUID() },
        queryId: { root: randomUUID() },
        sender: asking.community,
        receiver: asked.community,
        traits: { identifiers: [patient] },
      }
      const answer = await carrier('ITI-55', writeIdentification(question, new Date()), [identity])
      const { subjects } = readIdentificationAnswer(answer.body, question)
      if (subjects.length !== 1) throw new Error('The patient was not identified')
    },
    async summary() {
      const query = writeDocumentQuery({ patient, classCodes: [{ code: '60591-5', scheme: classCodeSystem }] })
      const list = readDocumentList((await carrier('ITI-38', query, security)).body, asked.community)
      const wanted: readonly DocumentReference[] = list.entries.slice(0, 1)
      const answer = await carrier('ITI-39', writeRetrieveRequest(wanted), security)
      const [document] = readRetrievedDocuments(answer.body, answer.attachments, wanted).documents
      if (!document) throw new Error('The document was not given')
      if (!Buffer.from(document.bytes).includes(patient.extension)) throw new Error('The document is of somebody else')
      return document.bytes.length
    },
  }
}
