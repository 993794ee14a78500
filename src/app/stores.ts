import { randomUUID } from 'node:crypto'
import {
  memoryTreatmentRelations,
  sqlTreatmentRelations,
  type TreatmentRelations,
} from '../features/access-control/index.ts'
import { type AccessLogStore, sqlAccessLog } from '../features/access-log/index.ts'
import { type CouncilStore, memoryCouncilStore, sqlCouncilStore } from '../features/council/index.ts'
import { type ImportStore, memoryImportStore, sqlImportStore } from '../features/council-import/index.ts'
import {
  memoryOnce,
  memoryVisits,
  type OnceStore,
  sqlOnce,
  sqlVisits,
  type VisitStore,
} from '../features/identity/index.ts'
import { memoryNationalRecords, type NationalRecords, sqlNationalRecords } from '../features/national-records/index.ts'
import { memorySearch, type SearchStore, sqlSearch } from '../features/open-council/index.ts'
import {
  type Emergencies,
  memoryEmergencies,
  memoryOpenedRecords,
  memoryOpenings,
  type OpenedRecords,
  type Openings,
  sqlEmergencies,
  sqlOpenedRecords,
  sqlOpenings,
} from '../features/norwegian-record/index.ts'
import { memoryVisitDocuments, type VisitDocuments } from '../features/patient-summary/index.ts'
import { sqlVisitDocuments } from '../features/patient-summary/store.sql.ts'
import {
  type BoxClients,
  memoryBoxClients,
  memorySigningKeys,
  type SigningKeyStore,
  sqlBoxClients,
  sqlSigningKeys,
} from '../features/token-service/index.ts'
import {
  type CallLog,
  memoryCallLog,
  memoryStandingFaults,
  sqlCallLog,
  sqlStandingFaults,
  type StandingFaults,
} from '../features/vendor-portal/index.ts'
import { memoryRuns, type Runs, sqlRuns } from '../features/vendor-self-test/index.ts'
import type { Database } from '../platform/sql/database.ts'

/** Where things are kept. In life all of it is in the database; tests hand in memory. */
export type Stores = {
  readonly accessLog: AccessLogStore
  readonly visits: VisitStore
  readonly treatments: TreatmentRelations
  readonly documents: VisitDocuments
  readonly council: CouncilStore
  readonly imports: ImportStore
  readonly search: SearchStore
  /** Proofs and assertions that have been shown. */
  readonly once: OnceStore
  /** Clients of vendors at the token service of the box. */
  readonly boxClients: BoxClients
  /** What the token service of the box signs with. */
  readonly signingKeys: SigningKeyStore
  /** Calls to the box, by client. `failed` is told what could not be written. */
  readonly callLog: (failed: (error: unknown) => void) => CallLog
  /** What clients of the box asked to go wrong. */
  readonly standingFaults: StandingFaults
  /** Runs of vendors' self-tests. */
  readonly selfTests: Runs
  /** What the national services of the box hold; empty where there is no box. */
  readonly nationalRecords: NationalRecords
  /** Records of Norwegian patients that somebody has open. */
  readonly openedRecords: OpenedRecords
  /** When records were opened before: what is new since goes by it. */
  readonly openings: Openings
  /** Emergencies that professionals have opened in them. */
  readonly emergencies: Emergencies
  readonly ping: () => Promise<void>
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number }
}

/** As for a process of an installation: several systems in one process sign with the same, and none waits for another key. */
const signingKeysOfProcess = memorySigningKeys()

/** Stores that live and die with this process. */
export function memoryStores(accessLog: AccessLogStore): Stores {
  return {
    accessLog,
    visits: memoryVisits(),
    treatments: memoryTreatmentRelations(),
    documents: memoryVisitDocuments(),
    council: memoryCouncilStore(),
    imports: memoryImportStore(),
    search: memorySearch(),
    once: memoryOnce(),
    boxClients: memoryBoxClients(),
    signingKeys: signingKeysOfProcess,
    callLog: memoryCallLog,
    standingFaults: memoryStandingFaults(),
    selfTests: memoryRuns(),
    nationalRecords: memoryNationalRecords(),
    openedRecords: memoryOpenedRecords(),
    openings: memoryOpenings(),
    emergencies: memoryEmergencies(),
    ping: async () => {},
    connections: () => ({ open: 0, idle: 0, waiting: 0 }),
  }
}

/**
 * Stores that outlive this process.
 *
 * @param secret 32 bytes of the folder of keys: what is secret in the database is encrypted with it
 */
export function sqlStores(database: Database, secret: Uint8Array): Stores {
  return {
    accessLog: sqlAccessLog(database),
    visits: sqlVisits(database),
    documents: sqlVisitDocuments(database),
    council: sqlCouncilStore(database),
    treatments: sqlTreatmentRelations(database),
    imports: sqlImportStore(database),
    search: sqlSearch(database),
    once: sqlOnce(database),
    boxClients: sqlBoxClients(database),
    signingKeys: sqlSigningKeys(database, secret),
    callLog: (failed) => sqlCallLog(database, { newId: randomUUID, failed }),
    standingFaults: sqlStandingFaults(database, randomUUID),
    selfTests: sqlRuns(database),
    nationalRecords: sqlNationalRecords(database),
    openedRecords: sqlOpenedRecords(database),
    openings: sqlOpenings(database),
    emergencies: sqlEmergencies(database),
    ping: () => database.ping(),
    connections: () => database.load(),
  }
}
