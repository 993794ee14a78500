import type { DocumentList, DocumentReference, FetchedDocument } from '../../standards/ihe/document-entry.ts'
import type { VerifiedAssertions } from '../../standards/myhealth-eu/assertion-claims.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

/** Who asks, as far as it was verified before anything else happened. */
export type Asker = {
  readonly assertions: VerifiedAssertions
  /** The contact point on the other end of the connection, from its certificate. */
  readonly peer: { readonly country: string; readonly commonName: string; readonly address: string }
  /** The message that asks: its id stands in the records of both countries. */
  readonly requestId: string
  /** SHA-256 of its root part, hexadecimal. */
  readonly digest: string
  /** The face it came by; stands in access records. */
  readonly via: 'soap' | 'fhir'
}

/** What left, once it stands ready: the answer's id and the SHA-256 of its root part (hexadecimal). */
export type Sent = { readonly responseId: string; readonly digest: string }

/** The face commits when the answer stands ready as bytes and none has left. @throws Problem `unavailable`: then none may */
export type Committed = { readonly commit: (sent: Sent) => Promise<void> }

/** How it is asked who somebody is. */
export type PatientQuestion = {
  /** What is wrong with the question; with an error in it nobody is looked up. */
  readonly faults?: readonly ExchangeFault[]
  /** By an id that we gave them for the person: our search mask was held against the question it answered. */
  readonly byOurId?: boolean
}

/** Who was found: at most one, since the first of several is a guess (ITI-55). */
export type Identified = {
  readonly person?: PatientTraits
  /** How much of what was asked agrees with the person, of 100. */
  readonly percent?: number
  readonly faults: readonly ExchangeFault[]
}

/** What is asked for in a list (ITI-38). */
export type DocumentQuery = {
  readonly patient: InstanceIdentifier
  readonly classCodes: readonly string[]
  /** `YYYYMMDDhhmmss` or fewer digits, both inclusive; documents of other classes have no such filters. */
  readonly createdAfter?: string
  readonly createdBefore?: string
  /** Bytes. */
  readonly largest?: number
  /** What is wrong with the query; with an error in it nothing is looked up. */
  readonly faults?: readonly ExchangeFault[]
}

export type Listed = DocumentList & { readonly faults: readonly ExchangeFault[] }

export type Retrieved = { readonly documents: readonly FetchedDocument[]; readonly faults: readonly ExchangeFault[] }

/** What another country hands over about one of ours (ITI-41). */
export type Submission = {
  readonly patient: InstanceIdentifier
  readonly classCode: string
  readonly documentUniqueId: string
  readonly bytes: Uint8Array
}

export type Submitted = { readonly faults: readonly ExchangeFault[] }

/**
 * What this country answers about its own people, whatever protocol carries it. Every method decides and commits the
 * access record before it resolves; the exchange event is committed by `commit`, which nothing may precede.
 *
 * @throws Problem `unavailable` when a record cannot be written: then nothing is answered
 */
export type ContactPoint = {
  readonly identify: (
    asker: Asker,
    traits: PatientTraits,
    question?: PatientQuestion,
  ) => Promise<Identified & Committed>
  readonly list: (asker: Asker, query: DocumentQuery) => Promise<Listed & Committed>
  readonly retrieve: (asker: Asker, wanted: readonly DocumentReference[]) => Promise<Retrieved & Committed>
  readonly submit: (asker: Asker, submission: Submission) => Promise<Submitted & Committed>
}
