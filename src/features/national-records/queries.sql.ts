import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Page } from './store.ts'

/** See `0020-national-record.sql`. */
export type NationalRecordTables = {
  national_record: {
    person: string
    service: string
    id: string
    version: number
    kind: string
    at: Date
    content: string | null
  }
}

/** One version, as it is written. */
export type NationalRecordRow = NationalRecordTables['national_record']

type Db = Kysely<NationalRecordTables>

const columns = ['person', 'service', 'id', 'version', 'kind', 'at', 'content'] as const

/** Every version of what a service holds of somebody: tens of rows. */
export const held = (db: Db, person: string, service: string) =>
  db
    .selectFrom('national_record')
    .where('person', '=', person)
    .where('service', '=', service)
    .select(columns)
    .orderBy('id')
    .orderBy('version')

/** The same of several people. */
export const heldByAll = (db: Db, people: readonly string[], service: string) =>
  db
    .selectFrom('national_record')
    .where('person', '=', sql<string>`any(${people}::text[])`)
    .where('service', '=', service)
    .select(columns)
    .orderBy('person')
    .orderBy('id')
    .orderBy('version')

/** Whoever has, or had, a record of a kind; see the index of `0025-national-record-settings.sql`. */
export const holding = (db: Db, service: string, kind: string, { skip, most }: Page) =>
  db
    .selectFrom('national_record')
    .where('service', '=', service)
    .where('kind', '=', kind)
    .select('person')
    .distinct()
    .orderBy('person')
    .limit(most)
    .offset(skip)

export const versionsOf = (db: Db, person: string, service: string, id: string) =>
  db
    .selectFrom('national_record')
    .where('person', '=', person)
    .where('service', '=', service)
    .where('id', '=', id)
    .select(columns)
    .orderBy('version')

export const lastVersion = (db: Db, person: string, service: string, id: string) =>
  db
    .selectFrom('national_record')
    .where('person', '=', person)
    .where('service', '=', service)
    .where('id', '=', id)
    .select((select) => select.fn.max('version').as('version'))

/** Adds nothing where somebody else has added that version. */
export const addVersion = (db: Db, { person, service, id, version, kind, at, content }: NationalRecordRow) =>
  db
    .insertInto('national_record')
    .values({ person, service, id, version, kind, at, content })
    .onConflict((conflict) => conflict.doNothing())

/** Earlier versions say nothing any more. That there were any stays, so that laying again does not bring them back. */
export const emptyVersions = (db: Db, person: string, service: string, id: string, upTo: number) =>
  db
    .updateTable('national_record')
    .set({ content: null })
    .where('person', '=', person)
    .where('service', '=', service)
    .where('id', '=', id)
    .where('version', '<=', upTo)

/** First versions of many people; what is there stays. */
export const lay = (db: Db, rows: readonly NationalRecordRow[]) =>
  db
    .insertInto('national_record')
    .columns([...columns])
    .expression(
      sql<never>`select * from unnest(${rows.map(({ person }) => person)}::text[], ${rows.map(({ service }) => service)}::text[], ${rows.map(({ id }) => id)}::text[], ${rows.map(({ version }) => version)}::integer[], ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ at }) => at)}::timestamptz[], ${rows.map(({ content }) => content)}::text[])`,
    )
    .onConflict((conflict) => conflict.doNothing())

export const clear = (db: Db) => db.deleteFrom('national_record')

const row: NationalRecordRow = { person: '', service: '', id: '', version: 1, kind: '', at: new Date(0), content: '' }

/** All of them, for the partition gate. */
export const nationalRecordCatalogue: readonly CataloguedQuery<NationalRecordTables>[] = [
  { name: 'nationalRecordsHeld', build: (db) => held(db, '', '') },
  {
    name: 'nationalRecordsHeldByAll',
    fanOut: 'one answer about several people',
    build: (db) => heldByAll(db, ['', 'x', 'y', 'z'], ''),
  },
  {
    name: 'nationalRecordsHolding',
    fanOut: 'a controller asks for all who have decided something',
    build: (db) => holding(db, '', '', { skip: 0, most: 1 }),
  },
  { name: 'nationalRecordVersions', build: (db) => versionsOf(db, '', '', '') },
  { name: 'nationalRecordLastVersion', build: (db) => lastVersion(db, '', '', '') },
  { name: 'addNationalRecord', build: (db) => addVersion(db, row) },
  { name: 'emptyNationalRecordVersions', build: (db) => emptyVersions(db, '', '', '', 1) },
  { name: 'layNationalRecords', build: (db) => lay(db, [row]) },
  { name: 'clearNationalRecords', fanOut: 'a box that is set back loses everybody', build: clear },
]
