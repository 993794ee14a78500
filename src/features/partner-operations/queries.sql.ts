import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { OperatorAction, OperatorEntry } from './operator-log.ts'

/** See `0014-operator-log.sql`. */
export type OperatorLogTables = {
  operator_entry: {
    id: string
    at: Date
    by_subject: string
    by_name: string
    action: OperatorAction
    about: string
    detail: string | null
  }
}

type Db = Kysely<OperatorLogTables>

export const addEntry = (db: Db, { id, at, by, byName, action, about, detail = null }: LooseEntry) =>
  db.insertInto('operator_entry').values({ id, at, by_subject: by, by_name: byName, action, about, detail })

type LooseEntry = Omit<OperatorEntry, 'detail'> & { readonly detail?: string | null }

export const latestEntries = (db: Db, limit: number) =>
  db.selectFrom('operator_entry').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)

const nothing: OperatorEntry = { id: '', at: new Date(0), by: '', byName: '', action: 'mischief', about: '' }

/** All of them, for the partition gate. */
export const operatorLogCatalogue: readonly CataloguedQuery<OperatorLogTables>[] = [
  { name: 'addOperatorEntry', build: (db) => addEntry(db, nothing) },
  { name: 'latestOperatorEntries', fanOut: 'operators see what all did', build: (db) => latestEntries(db, 1) },
]
