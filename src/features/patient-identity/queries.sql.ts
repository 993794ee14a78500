import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Act, Change, PatientIdentity } from './identity.ts'

/** The history as JSON: moments as text. */
export type HistoryContent = readonly (Omit<Act, 'at'> & { readonly at: string } & Change)[]

/** See `0015-patient-identity.sql`. */
export type PatientIdentityTables = {
  patient_identity: { id: string; version: number; history: HistoryContent }
  patient_number: { person_key: string; identity_id: string }
}

type Db = Kysely<PatientIdentityTables>

const json = (value: object) => sql<never>`${JSON.stringify(value)}::jsonb`

export const identityOf = (db: Db, id: string) =>
  db.selectFrom('patient_identity').where('id', '=', id).select(['version', 'history'])

export const holderOf = (db: Db, number: string) =>
  db.selectFrom('patient_number').where('person_key', '=', number).select('identity_id')

export const addIdentity = (db: Db, { id, history }: PatientIdentity) =>
  db
    .insertInto('patient_identity')
    .values({ id, version: 1, history: json(history) })
    .onConflict((conflict) => conflict.column('id').doNothing())

export const changeIdentity = (db: Db, { id, history }: PatientIdentity, version: number) =>
  db
    .updateTable('patient_identity')
    .where('id', '=', id)
    .where('version', '=', version)
    .set({ version: version + 1, history: json(history) })

export const addNumber = (db: Db, number: string, identity: string) =>
  db
    .insertInto('patient_number')
    .values({ person_key: number, identity_id: identity })
    .onConflict((conflict) => conflict.column('person_key').doNothing())

const identity: PatientIdentity = { id: '', history: [] }

/** All of them, for the partition gate. */
export const patientIdentityCatalogue: readonly CataloguedQuery<PatientIdentityTables>[] = [
  { name: 'identityOf', build: (db) => identityOf(db, '') },
  { name: 'holderOf', build: (db) => holderOf(db, '') },
  { name: 'addIdentity', build: (db) => addIdentity(db, identity) },
  { name: 'changeIdentity', build: (db) => changeIdentity(db, identity, 1) },
  { name: 'addNumber', build: (db) => addNumber(db, '', '') },
]
