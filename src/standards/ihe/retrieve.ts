import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { type CodeGeneration, codeOf } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import { type Attachments, binaryOf } from '../soap/xop.ts'
import type { DocumentReference, FetchedDocument } from './document-entry.ts'
import { childrenNamed, firstAt, trimmedText } from './find-element.ts'
import { documentPart, type MessageParts } from './message-parts.ts'
import { withOidPrefix, withoutOidPrefix } from './oid.ts'
import { type RegistryAnswer, readAnswer, statusOf, writeAnswer } from './registry-response.ts'
import { namespaces, transactions } from './transactions.ts'

const { xds, rs } = namespaces
const { request, response } = transactions['ITI-39']

/** Far more than anyone has of documents in two formats. */
const mostDocuments = 100

/**
 * Which documents are asked for (ITI-39), each once, in the order asked.
 *
 * @param ourCommunity our OID; stands in where the asking country left it out
 * @throws Problem `invalid`, code `xca-retrieve`, for an incomplete reference, none, or more than a hundred
 */
export function readRetrieveRequest(body: XmlElement, ourCommunity: string): readonly DocumentReference[] {
  const wanted = childrenNamed(body, xds, 'DocumentRequest').map((each) => readReference(each, ourCommunity))
  const complete = wanted.filter((each) => each !== undefined)
  const whole = complete.length === wanted.length && wanted.length > 0 && wanted.length <= mostDocuments
  if (body.name !== request.name || body.ns !== request.ns || !whole) {
    throw new Problem('invalid', 'xca-retrieve', 'Not a complete request for documents (RetrieveDocumentSetRequest)')
  }
  return [...new Map(complete.map((each) => [keyOf(each), each])).values()]
}

function readReference(holder: XmlElement, community: string): DocumentReference | undefined {
  const home = trimmedText(firstAt(holder, xds, 'HomeCommunityId')) ?? community
  const repository = trimmedText(firstAt(holder, xds, 'RepositoryUniqueId'))
  const documentUniqueId = trimmedText(firstAt(holder, xds, 'DocumentUniqueId'))
  if (repository === undefined || documentUniqueId === undefined) return undefined
  return { homeCommunityId: withOidPrefix(home), repositoryUniqueId: withoutOidPrefix(repository), documentUniqueId }
}

function keyOf({ homeCommunityId, repositoryUniqueId, documentUniqueId }: DocumentReference): string {
  return JSON.stringify([withOidPrefix(homeCommunityId), withoutOidPrefix(repositoryUniqueId), documentUniqueId])
}

/** The request as an element for a SOAP body. */
export function writeRetrieveRequest(wanted: readonly DocumentReference[]): XmlElement {
  return element(
    request.name,
    request.ns,
    {},
    wanted.map((each) => element('DocumentRequest', xds, {}, writeReference(each))),
  )
}

function writeReference(reference: DocumentReference): readonly XmlElement[] {
  return [
    element('HomeCommunityId', xds, {}, [withOidPrefix(reference.homeCommunityId)]),
    element('RepositoryUniqueId', xds, {}, [withoutOidPrefix(reference.repositoryUniqueId)]),
    element('DocumentUniqueId', xds, {}, [reference.documentUniqueId]),
  ]
}

/** What came back of a retrieval. */
export type RetrievedDocuments = RegistryAnswer & {
  readonly documents: readonly FetchedDocument[]
  /** Documents that nobody asked for, or that came twice: their bytes are not given out. */
  readonly leftOut: number
}

/**
 * The documents of an answer, from attachments or inline.
 *
 * @param asked what we asked for
 * @throws Problem `invalid`, code `xca-documents` for what is no such answer; for a document without its bytes as
 *   `binaryOf`
 */
export function readRetrievedDocuments(
  body: XmlElement,
  attachments: Attachments,
  asked: readonly DocumentReference[],
): RetrievedDocuments {
  if (body.name !== response.name || body.ns !== response.ns) {
    throw new Problem('invalid', 'xca-documents', 'Not an answer with documents (RetrieveDocumentSetResponse)')
  }
  const awaited = new Map(asked.map((each) => [keyOf(each), each]))
  const responses = childrenNamed(body, xds, 'DocumentResponse')
  const documents = responses.flatMap((each) => {
    const reference = readReference(each, asked[0]?.homeCommunityId ?? '')
    const key = reference && keyOf(reference)
    const wanted = key && awaited.get(key)
    if (!wanted) return []
    awaited.delete(key)
    return [fetched(each, wanted, attachments)]
  })
  const answer = readAnswer(firstAt(body, rs, 'RegistryResponse'))
  return { ...answer, documents, leftOut: responses.length - documents.length }
}

function fetched(holder: XmlElement, wanted: DocumentReference, attachments: Attachments): FetchedDocument {
  const document = firstAt(holder, xds, 'Document')
  if (!document) throw new Problem('invalid', 'xca-documents', 'A document came without its content')
  const mimeType = trimmedText(firstAt(holder, xds, 'mimeType')) ?? 'application/octet-stream'
  return { ...wanted, mimeType, bytes: binaryOf(document, attachments) }
}

/** The answer, in the order of the IHE schema; each document is an attachment. Its status follows from what is in it. */
export function writeRetrievedDocuments(
  documents: readonly FetchedDocument[],
  faults: readonly ExchangeFault[],
  generation: CodeGeneration,
): MessageParts {
  const { status, errors } = writeAnswer(statusOf(documents.length, faults), faults, (name) => codeOf(name, generation))
  const parts = documents.map((document, position) => ({ ...documentPart(position), document }))
  const responses = parts.map(({ document, element: content }) =>
    element('DocumentResponse', xds, {}, [
      ...writeReference(document),
      element('mimeType', xds, {}, [document.mimeType]),
      content,
    ]),
  )
  return {
    body: element(response.name, response.ns, {}, [
      element('RegistryResponse', rs, { status }, [errors]),
      ...responses,
    ]),
    attachments: new Map(parts.map(({ contentId, document }) => [contentId, document.bytes])),
  }
}
