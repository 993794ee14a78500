import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Act, Change, PatientIdentity } from './identity.ts'
import { type IdentityPair, mostBorn, mostOpen } from './store.ts'

/** The history as JSON: moments as text. */
export type HistoryContent = readonly (Omit<Act, 'at'> & { readonly at: string } & Change)[]

/** See `0015-patient-identity.sql` and `0017-patient-pairs.sql`. */
export type PatientIdentityTables = {
  patient_identity: { id: string; version: number; history: HistoryContent }
  patient_number: { person_key: string; identity_id: string }
  patient_birth: { birth_key: string; identity_id: string }
  patient_pair: { one: string; other: string; found_at: Date; closed_at: Date | null }
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

export const addBirth = (db: Db, birth: string, identity: string) =>
  db
    .insertInto('patient_birth')
    .values({ birth_key: birth, identity_id: identity })
    .onConflict((conflict) => conflict.columns(['birth_key', 'identity_id']).doNothing())

export const bornOn = (db: Db, birth: string) =>
  db
    .selectFrom('patient_birth')
    .where('birth_key', '=', birth)
    .select('identity_id')
    .orderBy('identity_id')
    .limit(mostBorn)

export const openPair = (db: Db, [one, other]: IdentityPair, at: Date) =>
  db
    .insertInto('patient_pair')
    .values({ one, other, found_at: at, closed_at: null })
    .onConflict((conflict) => conflict.columns(['one', 'other']).doNothing())

export const openPairs = (db: Db) =>
  db
    .selectFrom('patient_pair')
    .where('closed_at', 'is', null)
    .select(['one', 'other', 'found_at'])
    .orderBy('found_at')
    .limit(mostOpen)

export const closePair = (db: Db, [one, other]: IdentityPair, at: Date) =>
  db
    .updateTable('patient_pair')
    .where('one', '=', one)
    .where('other', '=', other)
    .where('closed_at', 'is', null)
    .set({ closed_at: at })

const then = new Date(0)
const identity: PatientIdentity = { id: '', history: [] }

/** All of them, for the partition gate. */
export const patientIdentityCatalogue: readonly CataloguedQuery<PatientIdentityTables>[] = [
  { name: 'identityOf', build: (db) => identityOf(db, '') },
  { name: 'holderOf', build: (db) => holderOf(db, '') },
  { name: 'addIdentity', build: (db) => addIdentity(db, identity) },
  { name: 'changeIdentity', build: (db) => changeIdentity(db, identity, 1) },
  { name: 'addNumber', build: (db) => addNumber(db, '', '') },
  { name: 'addBirth', build: (db) => addBirth(db, '', '') },
  { name: 'bornOn', build: (db) => bornOn(db, '') },
  { name: 'openPair', build: (db) => openPair(db, ['', ''], then) },
  { name: 'openPairs', fanOut: 'who decides sees every pair that waits', build: (db) => openPairs(db) },
  { name: 'closePair', build: (db) => closePair(db, ['', ''], then) },
]
