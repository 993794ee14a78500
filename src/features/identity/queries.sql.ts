import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Role } from '../../protocols/gate/access.ts'
import type { PendingSignIn, Visit, VisitLimits } from './visit.ts'

/** See `0003-visit.sql` and `0026-signing-keys.sql`. */
export type VisitTables = {
  visit: {
    key: string
    visit_id: string
    subject: string
    name: string
    role: Role
    hpr_number: string | null
    org_number: string | null
    org_name: string | null
    authorizations: readonly string[] | null
    legal_entity: string | null
    legal_entity_name: string | null
    begun: Date
    last_seen: Date
  }
  pending_sign_in: {
    key: string
    state: string
    nonce: string
    code_verifier: string
    return_to: string
    begun: Date
  }
}

type Db = Kysely<VisitTables>

export const addVisit = (db: Db, key: string, { person, begun, lastSeen }: Visit) =>
  db.insertInto('visit').values({
    key,
    visit_id: person.visit,
    subject: person.subject,
    name: person.name,
    role: person.role,
    hpr_number: person.hprNumber ?? null,
    org_number: person.organisation?.orgNumber ?? null,
    org_name: person.organisation?.name ?? null,
    authorizations: person.authorizations ?? null,
    legal_entity: person.organisation?.legalEntity?.orgNumber ?? null,
    legal_entity_name: person.organisation?.legalEntity?.name ?? null,
    begun,
    last_seen: lastSeen,
  })

export const visitOf = (db: Db, key: string) => db.selectFrom('visit').where('key', '=', key).selectAll()

export const visitSeen = (db: Db, key: string, at: Date) =>
  db.updateTable('visit').where('key', '=', key).set({ last_seen: at })

export const deleteVisit = (db: Db, key: string) => db.deleteFrom('visit').where('key', '=', key)

export const deleteEndedVisits = (db: Db, now: Date, { idleMinutes, totalHours }: VisitLimits) =>
  db
    .deleteFrom('visit')
    .where((where) =>
      where.or([
        where('last_seen', '<=', new Date(now.getTime() - idleMinutes * 60_000)),
        where('begun', '<=', new Date(now.getTime() - totalHours * 3_600_000)),
      ]),
    )
    .returning('visit_id as visit')

export const addPending = (db: Db, key: string, { codeVerifier, returnTo, ...pending }: PendingSignIn) =>
  db.insertInto('pending_sign_in').values({ key, ...pending, code_verifier: codeVerifier, return_to: returnTo })

export const takePending = (db: Db, key: string) =>
  db
    .deleteFrom('pending_sign_in')
    .where('key', '=', key)
    .returning(['state', 'nonce', 'code_verifier as codeVerifier', 'return_to as returnTo', 'begun'])

export const deletePendingBefore = (db: Db, moment: Date) =>
  db.deleteFrom('pending_sign_in').where('begun', '<', moment)

/** All but the newest. */
export const deletePendingBeyond = (db: Db, newest: number) =>
  db
    .deleteFrom('pending_sign_in')
    .where('key', 'in', (old) =>
      old.selectFrom('pending_sign_in').select('key').orderBy('begun', 'desc').offset(newest),
    )

const then = new Date(0)
const visit: Visit = { person: { visit: '', subject: '', name: '', role: 'doctor' }, begun: then, lastSeen: then }
const pending: PendingSignIn = { state: '', nonce: '', codeVerifier: '', returnTo: '', begun: then }

/** All of them, for the partition gate. */
export const visitCatalogue: readonly CataloguedQuery<VisitTables>[] = [
  { name: 'addVisit', build: (db) => addVisit(db, '', visit) },
  { name: 'visitOf', build: (db) => visitOf(db, '') },
  { name: 'visitSeen', build: (db) => visitSeen(db, '', then) },
  { name: 'deleteVisit', build: (db) => deleteVisit(db, '') },
  {
    name: 'deleteEndedVisits',
    fanOut: 'the sweep is over all visits',
    build: (db) => deleteEndedVisits(db, then, { idleMinutes: 1, totalHours: 1 }),
  },
  { name: 'addPending', build: (db) => addPending(db, '', pending) },
  { name: 'takePending', build: (db) => takePending(db, '') },
  {
    name: 'deletePendingBefore',
    fanOut: 'the sweep is over all sign-ins under way',
    build: (db) => deletePendingBefore(db, then),
  },
  {
    name: 'deletePendingBeyond',
    fanOut: 'the cap is on all sign-ins under way',
    build: (db) => deletePendingBeyond(db, 1),
  },
]
