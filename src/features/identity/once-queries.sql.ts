import type { Kysely } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'

/** See `0022-noted-once.sql`. */
export type OnceTables = { noted_once: { value: string; until: Date } }

type Db = Kysely<OnceTables>

/** Adds nothing where the value stands. */
export const noteOnce = (db: Db, value: string, until: Date) =>
  db
    .insertInto('noted_once')
    .values({ value, until })
    .onConflict((conflict) => conflict.doNothing())

export const forgetNoted = (db: Db, now: Date) => db.deleteFrom('noted_once').where('until', '<=', now)

const then = new Date(0)

/** All of them, for the partition gate. */
export const onceCatalogue: readonly CataloguedQuery<OnceTables>[] = [
  { name: 'noteOnce', build: (db) => noteOnce(db, '', then) },
  { name: 'forgetNotedOnce', fanOut: 'the sweep is over all that was noted', build: (db) => forgetNoted(db, then) },
]
