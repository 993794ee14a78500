import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'

/** See `0021-box-client.sql`. */
export type BoxClientTables = { box_client: { id: string; content: string; registered: Date } }

/** See `0026-signing-keys.sql`. */
export type SigningKeyTables = {
  signing_key: {
    signs_for: string
    generation: number
    kid: string
    signs_from: Date
    published: string
    sealed: string | null
  }
}

type Db = Kysely<BoxClientTables>
type KeyDb = Kysely<SigningKeyTables>

export const addClient = (db: Db, { id, registered, content }: BoxClientTables['box_client']) =>
  db.insertInto('box_client').values({ id, registered, content })

export const clientOf = (db: Db, id: string) => db.selectFrom('box_client').where('id', '=', id).selectAll()

export const newestClients = (db: Db, most: number) =>
  db.selectFrom('box_client').selectAll().orderBy('registered', 'desc').limit(most)

export const removeClient = (db: Db, id: string) => db.deleteFrom('box_client').where('id', '=', id)

export const removeClientsBefore = (db: Db, moment: Date) =>
  db.deleteFrom('box_client').where('registered', '<', moment)

/** Adds nothing where the generation stands. */
export const addSigningKey = (db: KeyDb, key: SigningKeyTables['signing_key']) =>
  db
    .insertInto('signing_key')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())

export const signingKeysOf = (db: KeyDb, signer: string) =>
  db.selectFrom('signing_key').where('signs_for', '=', signer).selectAll().orderBy('generation')

export const silenceSigningKey = (db: KeyDb, signer: string, generation: number) =>
  db
    .updateTable('signing_key')
    .where('signs_for', '=', signer)
    .where('generation', '=', generation)
    .set({ sealed: null })

export const removeSigningKey = (db: KeyDb, signer: string, generation: number) =>
  db.deleteFrom('signing_key').where('signs_for', '=', signer).where('generation', '=', generation)

const row = { id: '', content: '', registered: new Date(0) }

/** All of them, for the partition gate. */
export const boxClientCatalogue: readonly CataloguedQuery<BoxClientTables>[] = [
  { name: 'addBoxClient', build: (db) => addClient(db, row) },
  { name: 'boxClientOf', build: (db) => clientOf(db, '') },
  { name: 'newestBoxClients', fanOut: 'the list is of all clients', build: (db) => newestClients(db, 1) },
  { name: 'removeBoxClient', build: (db) => removeClient(db, '') },
  {
    name: 'removeBoxClientsBefore',
    fanOut: 'the sweep is over all clients',
    build: (db) => removeClientsBefore(db, row.registered),
  },
]

const key = { signs_for: '', generation: 1, kid: '', signs_from: new Date(0), published: '', sealed: null }

/** All of them, for the partition gate. */
export const signingKeyCatalogue: readonly CataloguedQuery<SigningKeyTables>[] = [
  { name: 'addSigningKey', build: (db) => addSigningKey(db, key) },
  { name: 'signingKeysOf', build: (db) => signingKeysOf(db, '') },
  { name: 'silenceSigningKey', build: (db) => silenceSigningKey(db, '', 1) },
  { name: 'removeSigningKey', build: (db) => removeSigningKey(db, '', 1) },
]
