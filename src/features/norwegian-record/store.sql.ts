import type { Selectable } from 'kysely'
import { type Database, transaction } from '../../platform/sql/database.ts'
import type { Emergencies, Emergency } from './emergency.ts'
import type { OpenedRecord, OpenedRecords, Opening, Openings } from './opened-record.ts'
import * as query from './queries.sql.ts'

/** Opened records in PostgreSQL. */
export function sqlOpenedRecords(database: Database): OpenedRecords {
  const db = database.tables<query.NorwegianRecordTables>()
  return {
    async add(record) {
      await query.addOpened(db, record).execute()
    },
    async find(visit, id, now) {
      const row = await query.openedOf(db, visit, id, now).executeTakeFirst()
      return row && readOpened(row)
    },
    async forgetVisit(visit) {
      await query.deleteOpenedOf(db, visit).execute()
    },
    async deleteExpired(now) {
      await query.deleteExpiredOpened(db, now).execute()
    },
  }
}

/** Openings in PostgreSQL. */
export function sqlOpenings(database: Database): Openings {
  const db = database.tables<query.NorwegianRecordTables>()
  return {
    of: async (person, orgNumber) => (await query.openingsOf(db, person, orgNumber).execute()).map(readOpening),
    async save(opening) {
      await query.saveOpening(db, opening).execute()
    },
    async forgetBefore(moment) {
      await query.deleteOpeningsBefore(db, moment).execute()
    },
  }
}

/** Emergencies in PostgreSQL. */
export function sqlEmergencies(database: Database): Emergencies {
  const db = database.tables<query.NorwegianRecordTables>()
  return {
    open: (emergency) =>
      transaction(db, async (trx) => {
        await query.closeEndedEmergency(trx, emergency.visit, emergency.record, emergency.at).execute()
        return (await query.addEmergency(trx, emergency).executeTakeFirst()) !== undefined
      }),
    openOf: async (visit, now) => (await query.openEmergenciesOf(db, visit, now).execute()).map(readEmergency),
    async close(visit, record, at) {
      await query.closeEmergency(db, visit, record, at).execute()
    },
    since: async (moment) => (await query.emergenciesSince(db, moment).execute()).map(readEmergency),
    toReview: async (moment) => (await query.emergenciesToReview(db, moment).execute()).map(readEmergency),
    async review(emergency, review) {
      await query.reviewEmergency(db, emergency, review).execute()
    },
    async forgetBefore(moment) {
      await query.deleteEmergenciesBefore(db, moment).execute()
    },
  }
}

function readOpened(row: Selectable<query.NorwegianRecordTables['opened_record']>): OpenedRecord {
  const { id, visit_id: visit, national_number: number, opened_at: openedAt, expires_at: expires, basis } = row
  return { id, visit, number, openedAt, expires, basis }
}

function readOpening(row: Selectable<query.NorwegianRecordTables['record_opening']>): Opening {
  const { person, subject, org_number: orgNumber, source, last_at: last, earlier_at: earlier } = row
  return { person, subject, orgNumber, source, last, ...(earlier ? { earlier } : {}) }
}

function readEmergency(row: Selectable<query.NorwegianRecordTables['record_emergency']>): Emergency {
  const { id, visit_id: visit, record_id: record, patient, organisation, at, ends, reason, review } = row
  return {
    ...{ id, visit, record, patient, organisation, at, ends, reason },
    ...{ openedBy: row.opened_by, openedByName: row.opened_by_name },
    ...(row.closed_at ? { closedAt: row.closed_at } : {}),
    ...(review ? { review: { ...review, at: new Date(review.at) } } : {}),
  }
}
