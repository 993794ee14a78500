import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Emergency } from './emergency.ts'
import type { OpenedRecord, Opening } from './opened-record.ts'

/** A review as JSON: its moment is text. */
type ReviewContent = Omit<NonNullable<Emergency['review']>, 'at'> & { readonly at: string }

/** See the migrations `norwegian-record` and `record-emergency`. */
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
  record_emergency: {
    visit_id: string
    id: string
    record_id: string
    patient: string
    opened_by: string
    opened_by_name: string
    organisation: string
    at: Date
    ends: Date
    reason: Emergency['reason']
    closed_at: Date | null
    review: ReviewContent | null
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

const json = (value: object) => sql<never>`${JSON.stringify(value)}::jsonb`

export const addEmergency = (db: Db, { id, visit, record, patient, reason, at, ends, ...who }: Emergency) =>
  db
    .insertInto('record_emergency')
    .values({
      ...{ id, visit_id: visit, record_id: record, patient, organisation: who.organisation, at, ends },
      ...{ opened_by: who.openedBy, opened_by_name: who.openedByName },
      ...{ reason: json(reason), closed_at: who.closedAt ?? null, review: null },
    })
    .onConflict((conflict) => conflict.columns(['visit_id', 'record_id']).where('closed_at', 'is', null).doNothing())
    .returning('id')

/** One that has run out is closed at its end, so that another can be opened. */
export const closeEndedEmergency = (db: Db, visit: string, record: string, now: Date) =>
  openIn(db, visit, record)
    .set(({ ref }) => ({ closed_at: ref('ends') }))
    .where('ends', '<=', now)

export const closeEmergency = (db: Db, visit: string, record: string, at: Date) =>
  openIn(db, visit, record).set({ closed_at: at }).where('ends', '>', at)

const openIn = (db: Db, visit: string, record: string) =>
  db
    .updateTable('record_emergency')
    .where('visit_id', '=', visit)
    .where('record_id', '=', record)
    .where('closed_at', 'is', null)

export const openEmergenciesOf = (db: Db, visit: string, now: Date) =>
  db
    .selectFrom('record_emergency')
    .where('visit_id', '=', visit)
    .where('closed_at', 'is', null)
    .where('ends', '>', now)
    .orderBy('at', 'desc')
    .selectAll()

export const emergenciesSince = (db: Db, moment: Date) =>
  db.selectFrom('record_emergency').where('at', '>=', moment).orderBy('at', 'desc').selectAll()

export const emergenciesToReview = (db: Db, moment: Date) =>
  db
    .selectFrom('record_emergency')
    .where((is) => is.or([is('at', '>=', moment), is('review', 'is', null)]))
    .orderBy('at', 'desc')
    .selectAll()

export const reviewEmergency = (
  db: Db,
  { visit, id }: Pick<Emergency, 'visit' | 'id'>,
  review: NonNullable<Emergency['review']>,
) =>
  db
    .updateTable('record_emergency')
    .set({ review: json(review) })
    .where('visit_id', '=', visit)
    .where('id', '=', id)
    .where('review', 'is', null)

export const deleteEmergenciesBefore = (db: Db, moment: Date) =>
  db.deleteFrom('record_emergency').where('at', '<', moment)

const then = new Date(0)

const example: Emergency = {
  ...{ id: '', visit: '', record: '', patient: '', openedBy: '', openedByName: '', organisation: '' },
  ...{ at: then, ends: then, reason: { code: 'other', words: '' } },
}

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
  { name: 'addEmergency', build: (db) => addEmergency(db, example) },
  { name: 'closeEndedEmergency', build: (db) => closeEndedEmergency(db, '', '', then) },
  { name: 'closeEmergency', build: (db) => closeEmergency(db, '', '', then) },
  { name: 'openEmergenciesOf', build: (db) => openEmergenciesOf(db, '', then) },
  {
    name: 'emergenciesSince',
    fanOut: 'whoever reviews looks through those of all visits',
    build: (db) => emergenciesSince(db, then),
  },
  {
    name: 'emergenciesToReview',
    fanOut: 'whoever reviews looks through those of all visits',
    build: (db) => emergenciesToReview(db, then),
  },
  {
    name: 'reviewEmergency',
    build: (db) => reviewEmergency(db, example, { by: '', at: then, outcome: 'justified' }),
  },
  {
    name: 'deleteEmergenciesBefore',
    fanOut: 'the purge is over all visits',
    build: (db) => deleteEmergenciesBefore(db, then),
  },
]
