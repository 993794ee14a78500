import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'

/** See `0024-box-calls.sql`. */
export type RunTables = { box_run: { client: string; id: string; opened: Date; content: string } }

type Db = Kysely<RunTables>

export const addRun = (db: Db, { client, id, opened, content }: RunTables['box_run']) =>
  db.insertInto('box_run').values({ client, id, opened, content })

export const runOf = (db: Db, client: string, id: string) =>
  db.selectFrom('box_run').where('client', '=', client).where('id', '=', id).select(['opened', 'content'])

export const changeRun = (db: Db, { client, id, content }: Omit<RunTables['box_run'], 'opened'>) =>
  db.updateTable('box_run').set({ content }).where('client', '=', client).where('id', '=', id)

export const removeRunsBefore = (db: Db, moment: Date) => db.deleteFrom('box_run').where('opened', '<', moment)

const row = { client: '', id: '', opened: new Date(0), content: '' }

/** All of them, for the partition gate. */
export const runCatalogue: readonly CataloguedQuery<RunTables>[] = [
  { name: 'addBoxRun', build: (db) => addRun(db, row) },
  { name: 'boxRunOf', build: (db) => runOf(db, '', '') },
  { name: 'changeBoxRun', build: (db) => changeRun(db, row) },
  {
    name: 'removeBoxRunsBefore',
    fanOut: 'the sweep is over all clients',
    build: (db) => removeRunsBefore(db, row.opened),
  },
]
