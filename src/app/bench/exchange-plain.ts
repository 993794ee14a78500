import type { IncomingMessage, RequestListener } from 'node:http'
import type { Asker, ContactPoint } from '../../features/country-of-affiliation/index.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { writeDocumentList } from '../../standards/ihe/document-list.ts'
import { readDocumentQuery } from '../../standards/ihe/registry-query.ts'
import { readRetrieveRequest, writeRetrievedDocuments } from '../../standards/ihe/retrieve.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import { readIdentification } from '../../standards/ihe/xcpd-request.ts'
import { writeIdentificationAnswer } from '../../standards/ihe/xcpd-response.ts'
import { readEnvelope } from '../../standards/soap/envelope.ts'
import { packMtom } from '../../standards/soap/mtom.ts'
import { writeEnvelope } from '../../standards/soap/write-envelope.ts'
import { asked } from './exchange-measured.ts'

type Answered = {
  readonly action: string
  readonly body: XmlElement
  readonly attachments?: ReadonlyMap<string, Uint8Array>
}

type Answering = (point: ContactPoint, asker: Asker, body: XmlElement) => Promise<Answered>

const generation = 'wave-9'

/** The transactions by the name of what they ask with. */
const answering: Readonly<Record<string, Answering>> = {
  [transactions['ITI-55'].request.name]: async (point, asker, body) => {
    const question = readIdentification(body)
    const { person, percent = 0, faults } = await point.identify(asker, question.traits, { faults: question.faults })
    const subjects = person ? [{ ...person, matchPercent: percent }] : []
    const messageId = { root: '00000000-0000-4000-8000-000000000000' }
    return {
      action: transactions['ITI-55'].responseAction,
      body: writeIdentificationAnswer({
        asked: question,
        messageId,
        created: new Date(),
        subjects,
        faults,
        generation,
      }),
    }
  },
  [transactions['ITI-38'].request.name]: async (point, asker, body) => {
    const { patient, classCodes, faults: inQuery } = readDocumentQuery(body)
    const codes = classCodes.map(({ code }) => code)
    const { faults, ...list } = await point.list(asker, { patient, classCodes: codes, faults: inQuery })
    return { action: transactions['ITI-38'].responseAction, body: writeDocumentList(list, faults, generation) }
  },
  [transactions['ITI-39'].request.name]: async (point, asker, body) => {
    const wanted = readRetrieveRequest(body, `urn:oid:${asked.community}`)
    const { documents, faults } = await point.retrieve(asker, wanted)
    return { action: transactions['ITI-39'].responseAction, ...writeRetrievedDocuments(documents, faults, generation) }
  },
}

/**
 * The work of a contact point with no security in it: plain HTTP, who asks is taken as given, nothing recorded. It is what
 * the security of the real one is measured against.
 */
export function plainly(point: ContactPoint, asker: Asker): RequestListener {
  return (request, response) => {
    void (async () => {
      const { body } = readEnvelope(await bytesOf(request))
      const answer = answering[body.name]
      if (!answer) throw new Error('No such transaction')
      const { action, body: said, attachments = new Map() } = await answer(point, asker, body)
      const root = writeEnvelope({
        addressing: { to: 'http://127.0.0.1', action, messageId: 'urn:uuid:0' },
        body: said,
      })
      const packed = packMtom(root, attachments, action, 'boundary')
      response.writeHead(200, { 'content-type': packed.contentType }).end(packed.body)
    })().catch(() => response.writeHead(500).end())
  }
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
