import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { OpenedRecord, Opening } from './opened-record.ts'

/** See the migration `norwegian-record`. */
export type NorwegianRecordTables = {
  opened_record: {
    visit_id: string
    id: string
    national_number: string
    opened_at: Date
    expires_at: Date
    basis: OpenedRecord['basis']
  }
  record_opening: {
    person: string
    org_number: string
    subject: string
    source: Opening['source']
    last_at: Date
    earlier_at: Date | null
  }
}

type Db = Kysely<NorwegianRecordTables>

export const addOpened = (db: Db, { id, visit, number, openedAt, expires, basis }: OpenedRecord) =>
  db.insertInto('opened_record').values({
    visit_id: visit,
    id,
    national_number: number,
    opened_at: openedAt,
    expires_at: expires,
    basis,
  })

export const openedOf = (db: Db, visit: string, id: string, now: Date) =>
  db
    .selectFrom('opened_record')
    .where('visit_id', '=', visit)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .selectAll()

export const deleteOpenedOf = (db: Db, visit: string) => db.deleteFrom('opened_record').where('visit_id', '=', visit)

export const deleteExpiredOpened = (db: Db, now: Date) => db.deleteFrom('opened_record').where('expires_at', '<=', now)

export const openingsOf = (db: Db, person: string, orgNumber: string) =>
  db.selectFrom('record_opening').where('person', '=', person).where('org_number', '=', orgNumber).selectAll()

export const saveOpening = (db: Db, { person, orgNumber, subject, source, last, earlier }: Opening) => {
  const times = { last_at: last, earlier_at: earlier ?? null }
  return db
    .insertInto('record_opening')
    .values({ person, org_number: orgNumber, subject, source, ...times })
    .onConflict((conflict) => conflict.columns(['person', 'org_number', 'subject', 'source']).doUpdateSet(times))
}

export const deleteOpeningsBefore = (db: Db, moment: Date) =>
  db.deleteFrom('record_opening').where('last_at', '<', moment)

const then = new Date(0)

/** All of them, for the partition gate. */
export const norwegianRecordCatalogue: readonly CataloguedQuery<NorwegianRecordTables>[] = [
  {
    name: 'addOpened',
    build: (db) => addOpened(db, { id: '', visit: '', number: '', openedAt: then, expires: then, basis: 'UNNTAK' }),
  },
  { name: 'openedOf', build: (db) => openedOf(db, '', '', then) },
  { name: 'deleteOpenedOf', build: (db) => deleteOpenedOf(db, '') },
  {
    name: 'deleteExpiredOpened',
    fanOut: 'the sweep is over all visits',
    build: (db) => deleteExpiredOpened(db, then),
  },
  { name: 'openingsOf', build: (db) => openingsOf(db, '', '') },
  {
    name: 'saveOpening',
    build: (db) => saveOpening(db, { person: '', subject: '', orgNumber: '', source: 'documents', last: then }),
  },
  {
    name: 'deleteOpeningsBefore',
    fanOut: 'the purge is over all people',
    build: (db) => deleteOpeningsBefore(db, then),
  },
]
