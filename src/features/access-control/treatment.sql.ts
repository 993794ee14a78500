import type { Database } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { TreatmentRelations } from './treatment.ts'

/** Treatment relations in PostgreSQL. */
export function sqlTreatmentRelations(database: Database): TreatmentRelations {
  const db = database.tables<query.TreatmentTables>()
  return {
    async save(visit, relation) {
      await query.saveTreatment(db, visit, relation).execute()
    },
    find: (visit, document) => query.treatmentOf(db, visit, document).executeTakeFirst(),
    async forgetVisit(visit) {
      await query.deleteTreatmentsOf(db, visit).execute()
    },
    async forgetEnded(now) {
      await query.deleteEndedTreatments(db, now).execute()
    },
  }
}
