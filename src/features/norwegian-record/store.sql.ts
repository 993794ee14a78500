import type { Selectable } from 'kysely'
import type { Database } from '../../platform/sql/database.ts'
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

function readOpened(row: Selectable<query.NorwegianRecordTables['opened_record']>): OpenedRecord {
  const { id, visit_id: visit, national_number: number, opened_at: openedAt, expires_at: expires, basis } = row
  return { id, visit, number, openedAt, expires, basis }
}

function readOpening(row: Selectable<query.NorwegianRecordTables['record_opening']>): Opening {
  const { person, subject, org_number: orgNumber, source, last_at: last, earlier_at: earlier } = row
  return { person, subject, orgNumber, source, last, ...(earlier ? { earlier } : {}) }
}
