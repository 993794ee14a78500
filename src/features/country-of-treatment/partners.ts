import type { DocumentEntry, DocumentReference, FetchedDocument } from '../../standards/ihe/document-entry.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { SenderWarning } from '../patient-summary/index.ts'
import type { AskedService } from './choose-documents.ts'
import type { Trouble, TroubleCode } from './trouble.ts'
import type { Vouched } from './vouching.ts'

/** A question to another country. */
export type Asking = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  readonly vouched: Vouched
  /** Aborted when the professional cancels or the patient takes the consent back. */
  readonly signal: AbortSignal
}

/** What came of a question: what was asked for, or why not. Both have been recorded when it resolves. */
export type Answered<Value> =
  | {
      readonly kind: 'answered'
      readonly value: Value
      readonly event: string
      /** What the country said beside it; never a reason to hide what came. */
      readonly warnings?: readonly SenderWarning[]
    }
  | { readonly kind: 'stopped'; readonly trouble: Trouble }

/**
 * The other countries, as one who treats their patients sees them. Each question is recorded before it leaves, and again
 * with its outcome before this resolves. Nothing is thrown for what another country does.
 *
 * @throws Problem `unavailable` (`exchange-record-failed`) when it cannot be recorded
 */
export type Partners = {
  /** Exactly one person, or trouble: several are never chosen among (ITI-55). */
  readonly identify: (asking: Asking, traits: PatientTraits) => Promise<Answered<PatientTraits>>
  /** Documents of one service, in every format (ITI-38). */
  readonly list: (
    asking: Asking,
    patient: InstanceIdentifier,
    service: AskedService,
  ) => Promise<Answered<readonly DocumentEntry[]>>
  /**
   * One document (ITI-39).
   *
   * @param unfit why the document is not to be shown: asked before the outcome is recorded, so that it is recorded too
   */
  readonly retrieve: (
    asking: Asking,
    patient: InstanceIdentifier,
    wanted: DocumentReference & Pick<DocumentEntry, 'classCode'>,
    unfit: (document: FetchedDocument) => Promise<TroubleCode | undefined>,
  ) => Promise<Answered<FetchedDocument>>
}
