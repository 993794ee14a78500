import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'

/** See `0021-box-client.sql`. */
export type BoxClientTables = { box_client: { id: string; content: string; registered: Date } }

type Db = Kysely<BoxClientTables>

export const addClient = (db: Db, { id, registered, content }: BoxClientTables['box_client']) =>
  db.insertInto('box_client').values({ id, registered, content })

export const clientOf = (db: Db, id: string) => db.selectFrom('box_client').where('id', '=', id).selectAll()

export const newestClients = (db: Db, most: number) =>
  db.selectFrom('box_client').selectAll().orderBy('registered', 'desc').limit(most)

export const removeClient = (db: Db, id: string) => db.deleteFrom('box_client').where('id', '=', id)

export const removeClientsBefore = (db: Db, moment: Date) =>
  db.deleteFrom('box_client').where('registered', '<', moment)

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
