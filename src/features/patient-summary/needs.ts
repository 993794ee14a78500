import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import type { ConsentStanding } from '../../protocols/gate/access.ts'
import type { TreatmentRelations } from '../access-control/index.ts'
import type { Judging } from '../document-validation/index.ts'
import type { Translator } from '../machine-translation/index.ts'
import type { SampleSummary } from './samples.ts'
import type { VisitDocuments } from './store.ts'

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
  /** Of free text, when the operator has configured one. */
  readonly translator?: Translator
  /** Of the access log: the same person gets the same chain from every route. */
  readonly personKeySecret: Uint8Array
  /** How long a stated treatment relation lasts. */
  readonly treatmentHours: number
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}
