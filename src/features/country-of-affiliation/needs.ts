import type { Gate } from '../../protocols/gate/gate.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { ExchangeRecords } from '../exchange-records/index.ts'
import type { AuditedSystem } from '../exchange-records/index.ts'
import type { Brakes } from '../request-limits/index.ts'
import type { AffiliationStore, StoredDocument } from './store.ts'

/** What answering other countries needs from the rest of the system. */
export type AffiliationNeeds = {
  /** ISO 3166-1, two letters: whose people these are. */
  readonly country: string
  /** OIDs without a prefix. */
  readonly homeCommunityId: string
  readonly repositoryUniqueId: string
  /** What we ask others to find our people by. Without one a number alone does. */
  readonly searchMask?: SearchMask
  /** Others may answer for our people until this birthday; 0: for nobody. Left out: `nextOfKinBelow`. */
  readonly nextOfKinBelowAge?: number
  /** This contact point, as audit records name it. */
  readonly self: AuditedSystem
  readonly store: AffiliationStore
  readonly gate: Gate
  readonly records: ExchangeRecords
  readonly brakes: Brakes
  /** Of the access log: the same person gets the same chain from every route. */
  readonly personKeySecret: Uint8Array
  /** Level 1 of a document: the PDF inside CDA, the same bytes each time. Undefined when it cannot be made. */
  readonly levelOne: (document: StoredDocument) => Promise<Uint8Array | undefined>
  readonly now: () => Date
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}
