import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { DocumentEntry, XdsCode } from './document-entry.ts'
import type { Attachments, MessageParts } from './message-parts.ts'

/** A document that is handed over: it lies nowhere yet. */
export type ProvidedEntry = Omit<DocumentEntry, 'homeCommunityId' | 'repositoryUniqueId'>

/** A document and its bytes. */
export type ProvidedDocument = { readonly entry: ProvidedEntry; readonly bytes: Uint8Array }

/** What is handed over at once (ITI-41, submission set): a dispensation, or the dispensation that is discarded. */
export type Submission = {
  /** `urn:uuid:…` of the submission set. */
  readonly entryUuid: string
  readonly uniqueId: string
  /** OID of the country that hands it over. */
  readonly sourceId: string
  readonly patient: InstanceIdentifier
  /** As sent: digits `YYYYMMDDhhmmss` in UTC. */
  readonly submissionTime?: string
  readonly contentType?: XdsCode
  readonly title?: string
  readonly description?: string
  readonly author?: { readonly person?: string; readonly institution?: string }
  readonly documents: readonly ProvidedDocument[]
}

/** @throws Problem `invalid`, code `xdr-submission`, when the set, a patient, a class code or the bytes are missing */
export function readSubmission(_body: XmlElement, _attachments: Attachments): Submission {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** The submission; each document is an attachment. */
export function writeSubmission(_submission: Submission): MessageParts {
  throw new Problem('unsupported', 'not-built', 'Not built')
}
