import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { CodeGeneration } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import type { DocumentReference, FetchedDocument } from './document-entry.ts'
import type { Attachments, MessageParts } from './message-parts.ts'
import type { RegistryAnswer } from './registry-response.ts'

/**
 * Which documents are asked for (ITI-39), each once.
 *
 * @param ourHomeCommunityId with its prefix; stands in where the asking country left it out
 * @throws Problem `invalid`, code `xca-retrieve`, for an incomplete reference or none
 */
export function readRetrieveRequest(_body: XmlElement, _ourHomeCommunityId: string): readonly DocumentReference[] {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** The request as an element for a SOAP body. */
export function writeRetrieveRequest(_wanted: readonly DocumentReference[]): XmlElement {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** What came back of a retrieval. */
export type RetrievedDocuments = RegistryAnswer & { readonly documents: readonly FetchedDocument[] }

/**
 * The documents of an answer, from attachments or inline.
 *
 * @param asked what we asked for: a document nobody asked for is left out
 * @throws Problem `invalid`, code `xca-document`, for what is no such answer, or a document without its bytes
 */
export function readRetrievedDocuments(
  _body: XmlElement,
  _attachments: Attachments,
  _asked: readonly DocumentReference[],
): RetrievedDocuments {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** The answer; each document is an attachment. Its status follows from what was found and the faults. */
export function writeRetrievedDocuments(
  _documents: readonly FetchedDocument[],
  _faults: readonly ExchangeFault[],
  _generation: CodeGeneration,
): MessageParts {
  throw new Problem('unsupported', 'not-built', 'Not built')
}
