import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { PurposeOfUse, TreatmentRelation } from '../../protocols/gate/access.ts'

/** See `0003-visit.sql`. */
export type TreatmentTables = {
  treatment_relation: {
    visit_id: string
    document: string
    confirmed_by: string
    purpose: PurposeOfUse
    at: Date
    ends: Date
  }
}

type Db = Kysely<TreatmentTables>

export const saveTreatment = (db: Db, visit: string, { document, confirmedBy, purpose, at, ends }: TreatmentRelation) =>
  db
    .insertInto('treatment_relation')
    .values({ visit_id: visit, document, confirmed_by: confirmedBy, purpose, at, ends })
    .onConflict((conflict) =>
      conflict.columns(['visit_id', 'document']).doUpdateSet({ confirmed_by: confirmedBy, purpose, at, ends }),
    )

export const treatmentOf = (db: Db, visit: string, document: string) =>
  db
    .selectFrom('treatment_relation')
    .where('visit_id', '=', visit)
    .where('document', '=', document)
    .select(['document', 'confirmed_by as confirmedBy', 'purpose', 'at', 'ends'])

export const deleteTreatmentsOf = (db: Db, visit: string) =>
  db.deleteFrom('treatment_relation').where('visit_id', '=', visit)

export const deleteEndedTreatments = (db: Db, now: Date) => db.deleteFrom('treatment_relation').where('ends', '<=', now)

const then = new Date(0)

/** All of them, for the partition gate. */
export const treatmentCatalogue: readonly CataloguedQuery<TreatmentTables>[] = [
  {
    name: 'saveTreatment',
    build: (db) => saveTreatment(db, '', { document: '', confirmedBy: '', purpose: 'TREATMENT', at: then, ends: then }),
  },
  { name: 'treatmentOf', build: (db) => treatmentOf(db, '', '') },
  { name: 'deleteTreatmentsOf', build: (db) => deleteTreatmentsOf(db, '') },
  {
    name: 'deleteEndedTreatments',
    fanOut: 'the sweep is over all visits',
    build: (db) => deleteEndedTreatments(db, then),
  },
]
