import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { CompiledQuery, type KyselyPlugin, PostgresQueryCompiler, type RootOperationNode, sql } from 'kysely'
import { treatmentCatalogue } from '../../src/features/access-control/queries.sql.ts'
import { treatmentContract } from '../../src/features/access-control/treatment.contract.ts'
import { sqlTreatmentRelations } from '../../src/features/access-control/treatment.sql.ts'
import { accessLogCatalogue } from '../../src/features/access-log/queries.sql.ts'
import { accessLogContract } from '../../src/features/access-log/store.contract.ts'
import { sqlAccessLog } from '../../src/features/access-log/store.sql.ts'
import { affiliationCatalogue } from '../../src/features/country-of-affiliation/queries.sql.ts'
import { replaysContract } from '../../src/features/country-of-affiliation/replay.contract.ts'
import { sqlReplays } from '../../src/features/country-of-affiliation/replay.sql.ts'
import { affiliationStoreContract } from '../../src/features/country-of-affiliation/store.contract.ts'
import { sqlAffiliationStore } from '../../src/features/country-of-affiliation/store.sql.ts'
import { councilCatalogue } from '../../src/features/council/queries.sql.ts'
import { councilStoreContract } from '../../src/features/council/store.contract.ts'
import { sqlCouncilStore } from '../../src/features/council/store.sql.ts'
import { countryOfTreatmentCatalogue } from '../../src/features/country-of-treatment/queries.sql.ts'
import { consentsContract, lookupsContract } from '../../src/features/country-of-treatment/store.contract.ts'
import { sqlConsents, sqlLookups } from '../../src/features/country-of-treatment/store.sql.ts'
import { importCatalogue } from '../../src/features/council-import/queries.sql.ts'
import { importStoreContract } from '../../src/features/council-import/store.contract.ts'
import { sqlImportStore } from '../../src/features/council-import/store.sql.ts'
import { exchangeRecordsCatalogue } from '../../src/features/exchange-records/queries.sql.ts'
import { exchangeRecordsContract } from '../../src/features/exchange-records/store.contract.ts'
import { sqlExchangeRecords } from '../../src/features/exchange-records/store.sql.ts'
import { healthCredentialCatalogue } from '../../src/features/health-credential/queries.sql.ts'
import { presentationsContract } from '../../src/features/health-credential/store.contract.ts'
import { sqlPresentations } from '../../src/features/health-credential/store.sql.ts'
import { onceContract } from '../../src/features/identity/once.contract.ts'
import { onceCatalogue } from '../../src/features/identity/once-queries.sql.ts'
import { sqlOnce } from '../../src/features/identity/once.sql.ts'
import { visitCatalogue } from '../../src/features/identity/queries.sql.ts'
import { visitStoreContract } from '../../src/features/identity/store.contract.ts'
import { sqlVisits } from '../../src/features/identity/store.sql.ts'
import { nationalRecordCatalogue } from '../../src/features/national-records/queries.sql.ts'
import { nationalRecordsContract } from '../../src/features/national-records/store.contract.ts'
import { sqlNationalRecords } from '../../src/features/national-records/store.sql.ts'
import { searchCatalogue } from '../../src/features/open-council/search/queries.sql.ts'
import { searchContract } from '../../src/features/open-council/search/store.contract.ts'
import { sqlSearch } from '../../src/features/open-council/search/store.sql.ts'
import { operatorLogContract } from '../../src/features/partner-operations/operator-log.contract.ts'
import { sqlOperatorLog } from '../../src/features/partner-operations/operator-log.sql.ts'
import { operatorLogCatalogue } from '../../src/features/partner-operations/queries.sql.ts'
import { directoryCatalogue } from '../../src/features/partner-directory/queries.sql.ts'
import { directoryStoreContract } from '../../src/features/partner-directory/store.contract.ts'
import { sqlDirectoryStore } from '../../src/features/partner-directory/store.sql.ts'
import { norwegianRecordCatalogue } from '../../src/features/norwegian-record/queries.sql.ts'
import { openedRecordsContract, openingsContract } from '../../src/features/norwegian-record/store.contract.ts'
import { sqlOpenedRecords, sqlOpenings } from '../../src/features/norwegian-record/store.sql.ts'
import { patientIdentityCatalogue } from '../../src/features/patient-identity/queries.sql.ts'
import { patientIdentityContract } from '../../src/features/patient-identity/store.contract.ts'
import { sqlPatientIdentities } from '../../src/features/patient-identity/store.sql.ts'
import { pilotCatalogue } from '../../src/features/pilot/queries.sql.ts'
import { pilotContract } from '../../src/features/pilot/store.contract.ts'
import { sqlPilot } from '../../src/features/pilot/store.sql.ts'
import { visitDocumentCatalogue } from '../../src/features/patient-summary/queries.sql.ts'
import { visitDocumentsContract } from '../../src/features/patient-summary/store.contract.ts'
import { sqlVisitDocuments } from '../../src/features/patient-summary/store.sql.ts'
import { requestLimitsCatalogue } from '../../src/features/request-limits/queries.sql.ts'
import { limitStoreContract } from '../../src/features/request-limits/store.contract.ts'
import { sqlLimitStore } from '../../src/features/request-limits/store.sql.ts'
import { boxClientsContract } from '../../src/features/token-service/client-store.contract.ts'
import { sqlBoxClients } from '../../src/features/token-service/client-store.sql.ts'
import { signingKeysContract } from '../../src/features/token-service/key-store.contract.ts'
import { sqlSigningKeys } from '../../src/features/token-service/key-store.sql.ts'
import { boxClientCatalogue, signingKeyCatalogue } from '../../src/features/token-service/queries.sql.ts'
import { callLogContract } from '../../src/features/vendor-portal/call-log.contract.ts'
import { sqlCallLog } from '../../src/features/vendor-portal/call-log.sql.ts'
import { boxCallCatalogue } from '../../src/features/vendor-portal/queries.sql.ts'
import { standingFaultsContract } from '../../src/features/vendor-portal/standing-faults.contract.ts'
import { sqlStandingFaults } from '../../src/features/vendor-portal/standing-faults.sql.ts'
import { runCatalogue } from '../../src/features/vendor-self-test/queries.sql.ts'
import { runsContract } from '../../src/features/vendor-self-test/run-store.contract.ts'
import { sqlRuns } from '../../src/features/vendor-self-test/run-store.sql.ts'
import type { Database } from '../../src/platform/sql/database.ts'
import { queueContract } from '../../src/platform/queue/queue.contract.ts'
import { sqlQueue } from '../../src/platform/sql/queue.sql.ts'
import { queueCatalogue } from '../../src/platform/sql/queue-queries.sql.ts'
import { declaredTables, partitionedDatabase, visitedParts } from './partitioned.ts'

// Every store brings its catalogue here, and its contract below.
const database = await partitionedDatabase()
const catalogue = [
  ...accessLogCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...visitDocumentCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...importCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...affiliationCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...healthCredentialCatalogue.map(({ build, ...query }) => ({
    ...query,
    compiled: build(database.tables()).compile(),
  })),
  ...visitCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...onceCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...boxClientCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...signingKeyCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...boxCallCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...runCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...nationalRecordCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...norwegianRecordCatalogue.map(({ build, ...query }) => ({
    ...query,
    compiled: build(database.tables()).compile(),
  })),
  ...treatmentCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...directoryCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...queueCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...exchangeRecordsCatalogue.map(({ build, ...query }) => ({
    ...query,
    compiled: build(database.tables()).compile(),
  })),
  ...operatorLogCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...requestLimitsCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...searchCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...countryOfTreatmentCatalogue.map(({ build, ...query }) => ({
    ...query,
    compiled: build(database.tables()).compile(),
  })),
  ...patientIdentityCatalogue.map(({ build, ...query }) => ({
    ...query,
    compiled: build(database.tables()).compile(),
  })),
  ...pilotCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
  ...councilCatalogue.map(({ build, ...query }) => ({ ...query, compiled: build(database.tables()).compile() })),
]

async function partsOf({ sql: text, parameters }: CompiledQuery): Promise<number> {
  const explain = CompiledQuery.raw(`explain (format json) ${text}`, [...parameters])
  return visitedParts((await database.tables().executeQuery(explain)).rows).size
}

for (const { name, fanOut, compiled } of catalogue) {
  const rule = fanOut === undefined ? 'visits one server at most' : `visits all servers, as it says: ${fanOut}`
  test(`the query ${name} ${rule}`, async () => {
    const parts = await partsOf(compiled)
    assert(fanOut === undefined ? parts <= 1 : parts > 1, `${parts} parts: ${compiled.sql}`)
  })
}

test('the gate sees a query that does not say whose rows it wants', async () => {
  assert.equal(await partsOf(CompiledQuery.raw(`select * from access_record where hash = $1`, ['x'])), 4)
})

const known = new Set(catalogue.map(({ compiled }) => compiled.sql))
const compiler = new PostgresQueryCompiler()
const unknown = new Set<string>()

/** Notes every query that is not in the catalogue. */
const noting: KyselyPlugin = {
  transformQuery({ node, queryId }): RootOperationNode {
    const { sql: text } = compiler.compileQuery(node, queryId)
    if (!known.has(text)) unknown.add(text)
    return node
  },
  transformResult: async ({ result }) => result,
}
const noted: Database = {
  ...database,
  tables: <Tables extends Record<string, Record<string, unknown>>>() => database.tables<Tables>().withPlugin(noting),
}

accessLogContract('cut in four', async () => {
  await sql`truncate access_seal, access_sealed_head, access_record, access_chain`.execute(database.tables())
  return sqlAccessLog(noted)
})
visitDocumentsContract('cut in four', async () => sqlVisitDocuments(noted))
searchContract('cut in four', async () => {
  await sql`truncate council_search`.execute(database.tables())
  return sqlSearch(noted)
})
boxClientsContract('cut in four', async () => {
  await sql`truncate box_client`.execute(database.tables())
  return sqlBoxClients(noted)
})
signingKeysContract('cut in four', async () => {
  await sql`truncate signing_key`.execute(database.tables())
  return sqlSigningKeys(noted, Buffer.alloc(32, 1))
})
callLogContract('cut in four', async () => {
  await sql`truncate box_call`.execute(database.tables())
  return sqlCallLog(noted, {
    newId: randomUUID,
    failed(error) {
      throw error
    },
  })
})
standingFaultsContract('cut in four', async () => {
  await sql`truncate box_fault`.execute(database.tables())
  return sqlStandingFaults(noted, randomUUID)
})
runsContract('cut in four', async () => {
  await sql`truncate box_run`.execute(database.tables())
  return sqlRuns(noted)
})
nationalRecordsContract('cut in four', async () => {
  await sql`truncate national_record`.execute(database.tables())
  return sqlNationalRecords(noted)
})
importStoreContract('cut in four', async () => sqlImportStore(noted))
visitStoreContract('cut in four', async (most) => sqlVisits(noted, most))
onceContract('cut in four', async () => sqlOnce(noted))
presentationsContract('cut in four', async () => sqlPresentations(noted))
lookupsContract('cut in four', async () => sqlLookups(noted))
operatorLogContract('cut in four', async () => sqlOperatorLog(noted))
limitStoreContract('cut in four', async () => sqlLimitStore(noted))
consentsContract('cut in four', async () => sqlConsents(noted))
patientIdentityContract('cut in four', async () => sqlPatientIdentities(noted))
openedRecordsContract('cut in four', async () => sqlOpenedRecords(noted))
openingsContract('cut in four', async () => sqlOpenings(noted))
pilotContract('cut in four', async () => sqlPilot(noted))
affiliationStoreContract('cut in four', async () => sqlAffiliationStore(noted))
replaysContract('cut in four', async () => sqlReplays(noted))
treatmentContract('cut in four', async () => sqlTreatmentRelations(noted))
directoryStoreContract('cut in four', async () => sqlDirectoryStore(noted))
let queues = 0
queueContract('cut in four', async () => sqlQueue(noted, `queue ${++queues}`))
exchangeRecordsContract('cut in four', async () => {
  await sql`truncate exchange_event, exchange_evidence, queue_item, queue_lease`.execute(database.tables())
  return sqlExchangeRecords(noted, { forwardTo: ['syslog'] })
})

councilStoreContract('cut in four', async () => sqlCouncilStore(noted))

test('the stores send no query that their catalogue lacks', () => assert.deepEqual([...unknown], []))

const distributed = (await declaredTables()).filter((each) => each.distributedBy !== undefined)

test('the distribution column is first in every primary key and unique index', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisunique and c.relnamespace = 'public'::regnamespace`.execute(database.tables())
  for (const { table, distributedBy } of distributed) {
    const first = rows.filter((row) => row.table === table).map((row) => row.column)
    assert(first.length > 0, `${table} has no primary key`)
    assert(first.every((column) => column === distributedBy), table) // biome-ignore format: one line
  }
})

test('a foreign key stays among rows of the same distribution column', async () => {
  const { rows } = await sql<{ from: string; to: string; column: string; target: string }>`
    select f.relname as from, t.relname as to, a.attname as column, b.attname as target
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = f.oid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = t.oid and b.attnum = k.confkey[1]
    where k.contype = 'f'`.execute(database.tables())
  const columnOf = new Map(distributed.map(({ table, distributedBy }) => [table, distributedBy]))
  const declaredOnes = rows.filter((row) => columnOf.has(row.from) && columnOf.has(row.to))
  assert(declaredOnes.length > 0)
  for (const { from, to, column, target } of declaredOnes) {
    assert.deepEqual([column, target], [columnOf.get(from), columnOf.get(to)], `${from} to ${to}`)
  }
})

test('there are no triggers, no sequences and no values that the database makes up', async () => {
  const { rows } = await sql`
    select 'trigger' as what, tgname::text as name from pg_trigger where not tgisinternal
    union all select 'sequence', relname::text from pg_class where relkind = 'S'
    union all select 'default', adrelid::regclass::text from pg_attrdef`.execute(database.tables())
  assert.deepEqual(rows, [])
})
