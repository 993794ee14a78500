import { parseXml } from '../src/platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../src/platform/xml/tree.ts'
import { readDocumentList, writeDocumentList } from '../src/standards/ihe/document-list.ts'
import { readSubmission, writeSubmission } from '../src/standards/ihe/provide-and-register.ts'
import { readRegistryResponse, writeRegistryResponse } from '../src/standards/ihe/registry-response.ts'
import { readDocumentQuery, writeDocumentQuery } from '../src/standards/ihe/registry-query.ts'
import {
  readRetrievedDocuments,
  readRetrieveRequest,
  writeRetrievedDocuments,
  writeRetrieveRequest,
} from '../src/standards/ihe/retrieve.ts'
import { type Identification, readIdentification, writeIdentification } from '../src/standards/ihe/xcpd-request.ts'
import { readIdentificationAnswer, writeIdentificationAnswer } from '../src/standards/ihe/xcpd-response.ts'
import type { InstanceIdentifier } from '../src/standards/myhealth-eu/instance-identifier.ts'
import { inlined } from '../src/standards/soap/xop.ts'
import { vectors } from './vectors.ts'
import { messageIn } from './exchange-messages.ts'

/** A message of another country's program, from beside the checkout. */
export type ExchangeVector = { readonly name: string; readonly message: XmlElement }

/** The messages of IHE transactions, by file name; empty when there are none. */
export const exchangeVectors: readonly ExchangeVector[] = vectors('ihe/xcpd', 'ihe/xca', 'ihe/xdr').map((each) => ({
  name: each.name.replace(/\.xml$/, ''),
  message: messageIn(parseXml(each.bytes)),
}))

const created = new Date('2027-03-26T14:05:09Z')
const ours = '2.16.578.1'
/** The question that gematik's refusals answer; its success names another. */
const asked: Identification = {
  messageId: { root: '1.2.840.114350.1.13.0.1.7.1.1', extension: '35423' },
  queryId: { root: '1.263507841149' },
  sender: '2.16.17.710.803.1000.990.1',
  receiver: '1.2.276.0.76.4.291',
  traits: { identifiers: [{ root: '1.2.276.0.76.3.1.580.147', extension: 'X110571344|ABC123' }] },
}
const none: ReadonlyMap<string, Uint8Array> = new Map()

/** What each kind of message says to us, and how we would write the same: documents inline, as these vectors have them. */
type Kind = {
  readonly read: (message: XmlElement) => unknown
  /** As much of it as tells whether it was understood. */
  readonly gist: (message: XmlElement) => readonly string[]
  readonly rewrite: (message: XmlElement) => XmlElement
}

const kinds: Readonly<Record<string, Kind>> = {
  PRPA_IN201305UV02: {
    read: readIdentification,
    gist(message) {
      const { traits, faults } = readIdentification(message)
      return ['question', ...traits.identifiers.map(named), ...faults.map(({ name }) => name)]
    },
    rewrite: (message) => writeIdentification(readIdentification(message), created),
  },
  PRPA_IN201306UV02: {
    read: (message) => readIdentificationAnswer(message, asked),
    gist(message) {
      const { subjects, faults, receiverOk, replyOk } = readIdentificationAnswer(message, asked)
      const people = subjects.map(({ given, family, birthDate, gender, matchPercent, identifiers }) =>
        [...identifiers.map(named), ...(given ?? []), family, birthDate, gender, matchPercent, '%'].join(' '),
      )
      const forUs = receiverOk ? 'for us' : 'for another'
      const reply = replyOk ? 'to our message' : 'to another message'
      return ['answer', ...people, ...faults.map(({ name }) => name), forUs, reply]
    },
    rewrite: rewriteAnswer,
  },
  AdhocQueryRequest: {
    read: readDocumentQuery,
    gist(message) {
      const { patient, classCodes, faults } = readDocumentQuery(message)
      return ['query', named(patient), ...classCodes.map(({ code }) => code), ...faults.map(({ name }) => name)]
    },
    rewrite: (message) => writeDocumentQuery(readDocumentQuery(message)),
  },
  AdhocQueryResponse: {
    read: readList,
    gist(message) {
      const { status, entries, transformed, leftOut } = readList(message)
      const documents = entries.map(({ classCode, mimeType }) => `${classCode.code} ${mimeType}`)
      return ['list', status, ...documents, `${transformed.length} pair`, `${leftOut} left out`]
    },
    rewrite: (message) => writeDocumentList(readList(message), readList(message).faults, 'wave-9'),
  },
  RetrieveDocumentSetRequest: {
    read: (message) => readRetrieveRequest(message, ours),
    gist(message) {
      const wanted = readRetrieveRequest(message, ours)
      const home = (community: string) => (community === `urn:oid:${ours}` ? 'ours' : community)
      return ['request', ...wanted.map((each) => `${home(each.homeCommunityId)} ${each.documentUniqueId}`)]
    },
    rewrite: (message) => writeRetrieveRequest(readRetrieveRequest(message, ours)),
  },
  RetrieveDocumentSetResponse: {
    read: readDocuments,
    gist(message) {
      const { status, documents } = readDocuments(message)
      return ['documents', status, ...documents.map(({ mimeType, bytes }) => `${mimeType} ${bytes.length}`)]
    },
    rewrite(message) {
      const { body, attachments } = writeRetrievedDocuments(readDocuments(message).documents, [], 'wave-9')
      return inlined(body, attachments)
    },
  },
  ProvideAndRegisterDocumentSetRequest: {
    read: (message) => readSubmission(message, none),
    gist(message) {
      const { patient, documents } = readSubmission(message, none)
      return [
        'submission',
        named(patient),
        ...documents.map(({ entry }) => `${entry.classCode.code} ${entry.formatCode.code}`),
      ]
    },
    rewrite(message) {
      const { body, attachments } = writeSubmission(readSubmission(message, none))
      return inlined(body, attachments)
    },
  },
  RegistryResponse: {
    read: readRegistryResponse,
    gist(message) {
      const { status, faults } = readRegistryResponse(message)
      return ['answer', status, ...faults.map(({ name }) => name)]
    },
    rewrite: (message) => writeRegistryResponse(readRegistryResponse(message).faults, 'wave-9'),
  },
}

/** What a vector says to us. */
export function readVector({ message }: ExchangeVector): unknown {
  return kinds[message.name]!.read(message)
}

/** The same in a line. */
export function gistOf({ message }: ExchangeVector): readonly string[] {
  return kinds[message.name]!.gist(message)
}

/** The same, as we write it. */
export function rewriteVector({ message }: ExchangeVector): XmlElement {
  return kinds[message.name]!.rewrite(message)
}

function named({ root, extension }: InstanceIdentifier): string {
  return `${root}|${extension}`
}

function rewriteAnswer(message: XmlElement): XmlElement {
  const { subjects, faults } = readIdentificationAnswer(message, asked)
  const messageId = { root: 'f302e153-f4c3-4586-a003-557b2150e7c2', extension: '0903372231150' }
  return writeIdentificationAnswer({ asked, messageId, created, subjects, faults, generation: 'wave-9' })
}

/** The mock answers for several communities: each list is read as from the one it names. */
function readList(message: XmlElement) {
  const objects = elementsOf(message).flatMap(elementsOf)
  return readDocumentList(message, objects[0]?.attributes.home ?? ours)
}

/** What gematik's request for documents asks for. */
const wanted = ['PS.XML', 'PS.PDF'].map((ending) => ({
  homeCommunityId: 'urn:oid:1.2.276.0.76.4.291',
  repositoryUniqueId: '2.16.620.1.101.10.3.29.54290',
  documentUniqueId: `2.16.17.710.813.1000.990.1.1^${ending}`,
}))

function readDocuments(message: XmlElement) {
  return readRetrievedDocuments(message, none, wanted)
}
