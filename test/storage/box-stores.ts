import { sql } from 'kysely'
import { memoryOnce, type OnceStore, sqlOnce } from '../../src/features/identity/index.ts'
import {
  memoryNationalRecords,
  type NationalRecords,
  type RecordChange,
  sqlNationalRecords,
} from '../../src/features/national-records/index.ts'
import { type BoxClients, memoryBoxClients, sqlBoxClients } from '../../src/features/token-service/index.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** Where a box of a test keeps what it holds. */
export type BoxStores = {
  readonly records: NationalRecords
  readonly once: OnceStore
  readonly clients: BoxClients
}

const shared: { database?: Promise<TestDatabase> } = {}
let opened = 0

/**
 * Empty stores: in memory, or with KNUTEPUNKT_TEST_STORE=sql in PostgreSQL, the one that DATABASE_URL_TEST names or an
 * embedded one. Boxes of one file share a database, and see nothing of each other.
 */
export async function boxStores(): Promise<BoxStores> {
  if (process.env.KNUTEPUNKT_TEST_STORE !== 'sql') {
    return { records: memoryNationalRecords(), once: memoryOnce(), clients: memoryBoxClients() }
  }
  shared.database ??= testDatabase()
  const { database } = await shared.database
  // Nobody asks a store of clients for those of one box.
  await sql`truncate box_client`.execute(database.tables())
  const records = apart(sqlNationalRecords(database), `${++opened} `)
  return { records, once: sqlOnce(database), clients: sqlBoxClients(database) }
}

/** The same store with services of names that no other box has. */
function apart(records: NationalRecords, before: string): NationalRecords {
  const named = <Named extends { readonly service: string }>(each: Named): Named => ({
    ...each,
    service: `${before}${each.service}`,
  })
  const told = <Named extends { readonly service: string }>(all: readonly Named[]): readonly Named[] =>
    all.map((each) => ({ ...each, service: each.service.slice(before.length) }))
  return {
    of: async (person, service) => told(await records.of(person, `${before}${service}`)),
    ofAll: async (people, service) =>
      new Map([...(await records.ofAll(people, `${before}${service}`))].map(([person, all]) => [person, told(all)])),
    versions: async (person, service, id) => told(await records.versions(person, `${before}${service}`, id)),
    history: async (person, service) => told(await records.history(person, `${before}${service}`)),
    holding: (service, kind, page) => records.holding(`${before}${service}`, kind, page),
    write: (changes: readonly RecordChange[]) => records.write(changes.map(named)),
    lay: (all) => records.lay(all.map(named)),
    clear: records.clear,
  }
}
