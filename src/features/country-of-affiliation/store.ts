import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { RegisteredPerson } from './registered-person.ts'

/** A document that other countries may be given, byte for byte: structured (level 3), or a PDF or image inside CDA. */
export type AffiliatedDocument = {
  /** The person's `key`. */
  readonly person: string
  /** The document's own id: `root^extension`, or the root alone. */
  readonly uniqueId: string
  readonly classCode: string
  /** XDS format code, where it is another than the first of the class. */
  readonly formatCode?: string
  /** BCP 47; empty when the document does not say. */
  readonly languageCode: string
  readonly createdAt: Date
  readonly title: string
  readonly author: string
  readonly institution: string
  /** `urn:uuid:…` of its entry in lists. */
  readonly entryUuid: string
  /** Hexadecimal, of the bytes. */
  readonly sha1: string
  readonly size: number
}

/** A document with its bytes. */
export type StoredDocument = AffiliatedDocument & { readonly bytes: Uint8Array }

/** What another country handed over about a person. */
export type SubmissionFromAbroad = {
  readonly person: string
  readonly uniqueId: string
  readonly classCode: string
  /** ISO 3166-1, two letters. */
  readonly country: string
  readonly receivedAt: Date
  readonly bytes: Uint8Array
}

/**
 * The people a country answers for, and their documents. Every method throws Problem `unavailable` when the store does
 * not answer.
 */
export type AffiliationStore = {
  /** Registers a person, or replaces what was registered by the same key. */
  readonly register: (person: RegisteredPerson) => Promise<void>
  /** Everybody who carries this identifier; more than one when registers were merged wrongly. */
  readonly carrying: (identifier: InstanceIdentifier) => Promise<readonly RegisteredPerson[]>
  /** Keeps a document; one with the same id is replaced. The store adds size and hash. */
  readonly keep: (document: Omit<StoredDocument, 'sha1' | 'size'>) => Promise<void>
  /** Without the bytes, the latest first: a list opens nothing. */
  readonly documentsOf: (person: string) => Promise<readonly AffiliatedDocument[]>
  /** @throws Problem `unavailable` (`document-altered`) when the bytes are not those that were kept */
  readonly document: (person: string, uniqueId: string) => Promise<StoredDocument | undefined>
  /** What a country handed over of a class under this id; undefined when it did not. */
  readonly submitted: (
    submission: Pick<SubmissionFromAbroad, 'person' | 'country' | 'classCode' | 'uniqueId'>,
  ) => Promise<Uint8Array | undefined>
  /**
   * Once for each document of a country: the same bytes again change nothing.
   *
   * @returns `different` when the country used the id for other bytes
   */
  readonly receive: (submission: SubmissionFromAbroad) => Promise<'kept' | 'known' | 'different'>
}
