import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Held } from './apply-writes.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'
import type { Change } from './store.ts'

type Content = Records[RecordKind]

/** See `0004-council.sql`. */
export type CouncilTables = {
  council_series: { council: CouncilId; series: string; last: number }
  council_record: {
    council: CouncilId
    kind: RecordKind
    id: string
    version: number
    created: Date
    modified: Date
    content: Content | null
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
}

type Db = Kysely<CouncilTables>

/** The series that counts the changes themselves. */
export const changesSeries = 'changes'

/** Makes a council known; without effect when it is. */
export const beginCouncil = (db: Db, council: CouncilId) =>
  db
    .insertInto('council_series')
    .values({ council, series: changesSeries, last: 0 })
    .onConflict((conflict) => conflict.doNothing())

/** How many changes there are, which nobody else may add to until the transaction is over. */
export const lockCouncil = (db: Db, council: CouncilId) =>
  db
    .selectFrom('council_series')
    .select('last')
    .where('council', '=', council)
    .where('series', '=', changesSeries)
    .forUpdate()

export const seriesOf = (db: Db, council: CouncilId) =>
  db.selectFrom('council_series').select(['series', 'last']).where('council', '=', council)

const record = ['council', 'kind', 'id', 'version', 'created', 'modified', 'content'] as const

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

export const putSeries = (db: Db, council: CouncilId, series: readonly (readonly [string, number])[]) =>
  db
    .insertInto('council_series')
    .columns(['council', 'series', 'last'])
    .expression(
      sql`select ${council}::text, put.series, put.last from jsonb_to_recordset(${JSON.stringify(
        series.map(([name, last]) => ({ series: name, last })),
      )}::jsonb) as put(series text, last bigint)`,
    )
    .onConflict((conflict) =>
      conflict.columns(['council', 'series']).doUpdateSet((row) => ({ last: row.ref('excluded.last') })),
    )

export const putRecords = (db: Db, council: CouncilId, records: readonly Held[]) =>
  db
    .insertInto('council_record')
    .columns(record)
    .expression(
      sql`select ${council}::text, put.kind, put.id, put.version, put.created, put.modified, put.content from jsonb_to_recordset(${JSON.stringify(
        records,
      )}::jsonb) as put(kind text, id text, version bigint, created timestamptz, modified timestamptz, content jsonb)`,
    )
    .onConflict((conflict) =>
      conflict.columns(['council', 'kind', 'id']).doUpdateSet((row) => ({
        version: row.ref('excluded.version'),
        modified: row.ref('excluded.modified'),
        content: row.ref('excluded.content'),
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

const name = { kind: 'seat', id: '' } as const

/** All of them, for the partition gate. */
export const councilCatalogue: readonly CataloguedQuery<CouncilTables>[] = [
  { name: 'beginCouncil', build: (db) => beginCouncil(db, '') },
  { name: 'lockCouncil', build: (db) => lockCouncil(db, '') },
  { name: 'seriesOf', build: (db) => seriesOf(db, '') },
  { name: 'recordsNamed', build: (db) => recordsNamed(db, '', [name]) },
  { name: 'putSeries', build: (db) => putSeries(db, '', [['', 1]]) },
  { name: 'putRecords', build: (db) => putRecords(db, '', []) },
  { name: 'addChanges', build: (db) => addChanges(db, '', []) },
  { name: 'recordOf', build: (db) => recordOf(db, '', 'seat', '') },
  { name: 'recordsOfCouncil', build: (db) => recordsOfCouncil(db, 'seat', '') },
  { name: 'recordsOfKind', fanOut: 'the public meets all councils at once', build: (db) => recordsOfKind(db, 'seat') },
  { name: 'changesOfCouncil', build: (db) => changesOfCouncil(db, '', 1, 1) },
  { name: 'changesOfRecord', build: (db) => changesOfRecord(db, '', name, 1, 1) },
]
