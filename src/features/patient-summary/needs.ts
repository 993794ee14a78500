import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import type { ConsentStanding, SignedIn } from '../../protocols/gate/access.ts'
import type { Html } from '../../protocols/web/html.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { TreatmentRelations } from '../access-control/index.ts'
import type { Judging } from '../document-validation/index.ts'
import type { Translator } from '../machine-translation/index.ts'
import type { SampleSummary } from './samples.ts'
import type { VisitDocuments } from './store.ts'

/** A fetched summary as it is shown to somebody. */
export type ShownSummary = {
  /** The consent it was fetched under. */
  readonly consent: string
  readonly person: SignedIn
  readonly language: Language
  /** How many sections say nothing, whether they are there or not. */
  readonly missing: number
  /** How many codes are without words in the reader's language. */
  readonly untranslated: number
}

/** A document that is no more: about whom, from where, and how its consent stands. */
export type ClosedDocument = {
  /** The key of the patient's chain of access records. */
  readonly patient: string
  readonly country: string
  readonly consent: ConsentStanding
}

/** What the pages need from the rest of the system; what comes in and what goes out is judged (issue 4, item 8). */
export type SummaryNeeds = Judging & {
  readonly documents: VisitDocuments
  readonly treatments: TreatmentRelations
  readonly terminology: ConceptIndex
  readonly samples: readonly SampleSummary[]
  /** Whether other countries can be asked here; then the choice of summaries leads there. */
  readonly asksCountries?: boolean
  /** How the consent stands now that a fetched document was fetched under; of one nobody knows, `withdrawn`. */
  readonly consentOf: (id: string) => Promise<ConsentStanding>
  /** What was fetched by this person in this visit, and removed when its consent was taken back; undefined for all else. */
  readonly closed?: (person: SignedIn, id: string) => Promise<ClosedDocument | undefined>
  /** What stands below a summary that was fetched, as whether it was of use. */
  readonly beneath?: (shown: ShownSummary) => Promise<Html | undefined>
  /** Of free text, when the operator has configured one. */
  readonly translator?: Translator
  /** Of the access log: the same person gets the same chain from every route. */
  readonly personKeySecret: Uint8Array
  /** How long a stated treatment relation lasts. */
  readonly treatmentHours: number
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}
