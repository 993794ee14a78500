import type { Database } from '../../platform/sql/database.ts'
import { sqlState } from '../../platform/sql/errors.ts'
import * as query from './queries.sql.ts'
import type { Fetched, VisitDocuments } from './store.ts'
import { alreadyThere, received, unaltered } from './visit-document.ts'

const uniqueViolation = '23505'

/** Documents of visits in PostgreSQL. */
export function sqlVisitDocuments(database: Database): VisitDocuments {
  const db = database.tables<query.VisitDocumentTables>()
  return {
    async put(arrived) {
      const { bytes, ...entry } = received(arrived)
      try {
        await query.addDocument(db, { bytes, ...entry }).execute()
      } catch (error) {
        if (sqlState(error) === uniqueViolation) alreadyThere(error)
        throw error
      }
      return entry
    },
    async find(visitId, id, now) {
      const document = await query.documentOf(db, visitId, id, now).executeTakeFirst()
      return document && unaltered(asKept(document))
    },
    list: async (visitId, now) => (await query.entriesOf(db, visitId, now).execute()).map(asKept),
    listOf: async (visitId, patients, now) =>
      (await query.entriesOfPatient(db, visitId, patients, now).execute()).map(asKept),
    async save(visitId, id, now) {
      const { numUpdatedRows } = await query.saveDocument(db, visitId, id, now).executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async noteVerdict(visitId, id, of, verdict) {
      await query.noteVerdict(db, visitId, id, of, verdict).execute()
    },
    async delete(visitId, id) {
      await query.deleteDocument(db, visitId, id).execute()
    },
    async deleteExpired(now) {
      const { numDeletedRows } = await query.deleteExpiredDocuments(db, now).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

type Nullable = { readonly fetched: Fetched | null; readonly patient: string | null }

function asKept<Row extends Nullable>({ fetched, patient, ...row }: Row) {
  return { ...row, ...(fetched === null ? {} : { fetched }), ...(patient === null ? {} : { patient }) }
}
