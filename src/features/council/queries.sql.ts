import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Held } from './apply-writes.ts'
import type { PublicEntry } from './ledger.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'
import type { Change } from './store.ts'

type Content = Records[RecordKind]

/** See `0004-council.sql`. */
export type CouncilTables = {
  council_log: { council: CouncilId; changes: number }
  council_record: {
    council: CouncilId
    kind: RecordKind
    id: string
    version: number
    created: Date
    modified: Date
    content: Content | null
    series: string | null
    number: number | null
  }
  council_change: {
    council: CouncilId
    sequence: number
    at: Date
    by: string
    by_name: string
    why: string
    kind: RecordKind
    id: string
    before: Content | null
    after: Content | null
  }
  council_public: {
    council: CouncilId
    kind: PublicEntry['kind']
    id: string
    hash: string
    first_published: Date
    last_changed: Date
    revision: number
    gone: boolean
  }
}

type Db = Kysely<CouncilTables>

/** Makes a council known; without effect when it is. */
export const beginCouncil = (db: Db, council: CouncilId) =>
  db
    .insertInto('council_log')
    .values({ council, changes: 0 })
    .onConflict((conflict) => conflict.doNothing())

/** How many changes there are, which nobody else may add to until the transaction is over. */
export const lockCouncil = (db: Db, council: CouncilId) =>
  db.selectFrom('council_log').select('changes').where('council', '=', council).forUpdate()

export const countChanges = (db: Db, council: CouncilId, changes: number) =>
  db.updateTable('council_log').set({ changes }).where('council', '=', council)

/** The highest number that a record of the series has. */
export const lastNumber = (db: Db, council: CouncilId, series: string) =>
  db
    .selectFrom('council_record')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('council', '=', council)
    .where('series', '=', series)

const record = ['council', 'kind', 'id', 'version', 'created', 'modified', 'content', 'series', 'number'] as const

/** The records of those names, also those that were taken away. One text for any number of them. */
export const recordsNamed = (
  db: Db,
  council: CouncilId,
  names: readonly { readonly kind: RecordKind; readonly id: string }[],
) =>
  db
    .selectFrom('council_record')
    .select(record)
    .where('council', '=', council)
    .where(
      sql<boolean>`(kind, id) in (select kind, id from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as named(kind text, id text))`,
    )

export const putRecords = (db: Db, council: CouncilId, records: readonly Held[]) =>
  db
    .insertInto('council_record')
    .columns(record)
    .expression(
      sql`select ${council}::text, put.kind, put.id, put.version, put.created, put.modified, put.content, put.series, put.number from jsonb_to_recordset(${JSON.stringify(
        records,
      )}::jsonb) as put(kind text, id text, version bigint, created timestamptz, modified timestamptz, content jsonb, series text, number bigint)`,
    )
    .onConflict((conflict) =>
      conflict.columns(['council', 'kind', 'id']).doUpdateSet((row) => ({
        version: row.ref('excluded.version'),
        modified: row.ref('excluded.modified'),
        content: row.ref('excluded.content'),
        series: row.ref('excluded.series'),
        number: row.ref('excluded.number'),
      })),
    )

/** Notes changes that one act made in one council. */
export const addChanges = (db: Db, council: CouncilId, changes: readonly Change[]) =>
  db
    .insertInto('council_change')
    .columns(['council', 'sequence', 'at', 'by', 'by_name', 'why', 'kind', 'id', 'before', 'after'])
    .expression(
      sql`select ${council}::text, made.sequence, made.at, made.by, made."byName", made.why, made.kind, made.id, made.before, made.after
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as made(sequence bigint, at timestamptz, by text,
          "byName" text, why text, kind text, id text, before jsonb, after jsonb)`,
    )

export const recordOf = (db: Db, council: CouncilId, kind: RecordKind, id: string) =>
  db
    .selectFrom('council_record')
    .select(record)
    .where('council', '=', council)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('content', 'is not', null)

/** All there is: what the public may see of one council can follow from another. */
export const allRecords = (db: Db) =>
  db.selectFrom('council_record').select(['council', 'kind', 'id', 'content']).where('content', 'is not', null)

export const publicEntries = (db: Db) =>
  db
    .selectFrom('council_public')
    .select(['council', 'kind', 'id', 'hash', 'revision', 'gone'])
    .select(['first_published as firstPublished', 'last_changed as lastChanged'])
    .orderBy(sql`council collate "C"`)
    .orderBy(sql`kind collate "C"`)
    .orderBy(sql`id collate "C"`)

export const putPublic = (db: Db, council: CouncilId, entries: readonly PublicEntry[]) =>
  db
    .insertInto('council_public')
    .columns(['council', 'kind', 'id', 'hash', 'first_published', 'last_changed', 'revision', 'gone'])
    .expression(
      sql`select ${council}::text, put.kind, put.id, put.hash, put."firstPublished", put."lastChanged", put.revision, put.gone
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as put(kind text, id text, hash text,
          "firstPublished" timestamptz, "lastChanged" timestamptz, revision bigint, gone boolean)`,
    )
    .onConflict((conflict) =>
      conflict.columns(['council', 'kind', 'id']).doUpdateSet((row) => ({
        hash: row.ref('excluded.hash'),
        last_changed: row.ref('excluded.last_changed'),
        revision: row.ref('excluded.revision'),
        gone: row.ref('excluded.gone'),
      })),
    )

/** In the order of the characters' numbers, whatever the server's language. */
export const recordsOfKind = (db: Db, kind: RecordKind) =>
  db
    .selectFrom('council_record')
    .select(record)
    .where('kind', '=', kind)
    .where('content', 'is not', null)
    .orderBy(sql`council collate "C"`)
    .orderBy(sql`id collate "C"`)

export const recordsOfCouncil = (db: Db, kind: RecordKind, council: CouncilId) =>
  recordsOfKind(db, kind).where('council', '=', council)

export const changesOfCouncil = (db: Db, council: CouncilId, before: number, limit: number) =>
  db
    .selectFrom('council_change')
    .select(['council', 'sequence', 'at', 'by', 'by_name as byName', 'why', 'kind', 'id', 'before', 'after'])
    .where('council', '=', council)
    .where('sequence', '<', before)
    .orderBy('sequence', 'desc')
    .limit(limit)

export const changesOfRecord = (
  db: Db,
  council: CouncilId,
  of: { readonly kind: RecordKind; readonly id: string },
  before: number,
  limit: number,
) => changesOfCouncil(db, council, before, limit).where('kind', '=', of.kind).where('id', '=', of.id)

const everything = 'what the public may see follows from all councils'
const name = { kind: 'seat', id: '' } as const

/** All of them, for the partition gate. */
export const councilCatalogue: readonly CataloguedQuery<CouncilTables>[] = [
  { name: 'beginCouncil', build: (db) => beginCouncil(db, '') },
  { name: 'lockCouncil', build: (db) => lockCouncil(db, '') },
  { name: 'countChanges', build: (db) => countChanges(db, '', 1) },
  { name: 'lastNumber', build: (db) => lastNumber(db, '', '') },
  { name: 'recordsNamed', build: (db) => recordsNamed(db, '', [name]) },
  { name: 'putRecords', build: (db) => putRecords(db, '', []) },
  { name: 'addChanges', build: (db) => addChanges(db, '', []) },
  { name: 'allRecords', fanOut: everything, build: (db) => allRecords(db) },
  { name: 'publicEntries', fanOut: everything, build: (db) => publicEntries(db) },
  { name: 'putPublic', build: (db) => putPublic(db, '', []) },
  { name: 'recordOf', build: (db) => recordOf(db, '', 'seat', '') },
  { name: 'recordsOfCouncil', build: (db) => recordsOfCouncil(db, 'seat', '') },
  { name: 'recordsOfKind', fanOut: 'the public meets all councils at once', build: (db) => recordsOfKind(db, 'seat') },
  { name: 'changesOfCouncil', build: (db) => changesOfCouncil(db, '', 1, 1) },
  { name: 'changesOfRecord', build: (db) => changesOfRecord(db, '', name, 1, 1) },
]
