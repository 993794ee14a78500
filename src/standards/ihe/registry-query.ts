import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { CodeGeneration } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { DocumentList, XdsCode } from './document-entry.ts'
import type { ResponseStatus } from './registry-response.ts'

/** Which documents of whom are asked for (ITI-38, FindDocuments). */
export type DocumentQuery = {
  readonly patient: InstanceIdentifier
  readonly classCodes: readonly XdsCode[]
  /** In bytes; original clinical documents only. */
  readonly maximumSize?: number
  /** As sent: digits `YYYYMMDDhhmmss`, or fewer of them; original clinical documents only. */
  readonly createdBefore?: string
  readonly createdAfter?: string
}

/** A query that was read, with what is wrong with it. */
export type ReceivedQuery = DocumentQuery & { readonly faults: readonly ExchangeFault[] }

/** What came back of a query. */
export type ReceivedList = DocumentList & {
  readonly status: ResponseStatus
  readonly faults: readonly ExchangeFault[]
  /** Entries that name no document or no patient and so cannot be fetched. */
  readonly unreadable: number
}

/** @throws Problem `invalid`, code `xca-query`, when no single patient is named or it is another stored query */
export function readDocumentQuery(_body: XmlElement): ReceivedQuery {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** The query as an element for a SOAP body. */
export function writeDocumentQuery(_query: DocumentQuery): XmlElement {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** @throws Problem `invalid`, code `xca-list`, for what is no answer to a query */
export function readDocumentList(_body: XmlElement): ReceivedList {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** The answer as an element for a SOAP body. Its status follows from the entries and the faults. */
export function writeDocumentList(
  _list: DocumentList,
  _faults: readonly ExchangeFault[],
  _generation: CodeGeneration,
): XmlElement {
  throw new Problem('unsupported', 'not-built', 'Not built')
}
