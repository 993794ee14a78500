import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'

/** See `0024-box-calls.sql`. */
export type BoxCallTables = {
  box_call: { client: string; id: string; at: Date; content: string }
  box_fault: { client: string; id: string; faults: string; service: string | null; since: Date; until: Date }
}

type Db = Kysely<BoxCallTables>

/** One client's; the same statement for any number of them. */
export const addCalls = (db: Db, client: string, rows: readonly Omit<BoxCallTables['box_call'], 'client'>[]) =>
  db
    .insertInto('box_call')
    .columns(['client', 'id', 'at', 'content'])
    .expression(
      sql<never>`select ${client}::text, * from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ at }) => at)}::timestamptz[], ${rows.map(({ content }) => content)}::text[])`,
    )

export const newestCalls = (db: Db, client: string, most: number) =>
  db
    .selectFrom('box_call')
    .where('client', '=', client)
    .select(['at', 'content'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)

export const callsBetween = (db: Db, client: string, from: Date, until: Date, most: number) =>
  db
    .selectFrom('box_call')
    .where('client', '=', client)
    .where('at', '>=', from)
    .where('at', '<=', until)
    .select(['at', 'content'])
    .orderBy('at')
    .orderBy('id')
    .limit(most)

/** All but the newest of a client. */
export const trimCalls = (db: Db, client: string, kept: number) =>
  db
    .deleteFrom('box_call')
    .where('client', '=', client)
    .where('at', '<', (select) =>
      select
        .selectFrom('box_call')
        .where('client', '=', client)
        .select('at')
        .orderBy('at', 'desc')
        .offset(kept)
        .limit(1),
    )

export const removeCallsBefore = (db: Db, moment: Date) => db.deleteFrom('box_call').where('at', '<', moment)

export const faultsOf = (db: Db, client: string, now: Date) =>
  db
    .selectFrom('box_fault')
    .where('client', '=', client)
    .where('until', '>', now)
    .select(['id', 'faults', 'service', 'until'])
    .orderBy('since')
    .orderBy('id')

export const addFault = (db: Db, { client, id, faults, service, since, until }: BoxCallTables['box_fault']) =>
  db.insertInto('box_fault').values({ client, id, faults, service, since, until })

export const removeLasting = (db: Db, client: string) =>
  db.deleteFrom('box_fault').where('client', '=', client).where('service', 'is', null)

export const removeWaiting = (db: Db, client: string, service: string) =>
  db.deleteFrom('box_fault').where('client', '=', client).where('service', '=', service)

export const takeFault = (db: Db, client: string, id: string) =>
  db.deleteFrom('box_fault').where('client', '=', client).where('id', '=', id)

export const removeFaultsBefore = (db: Db, moment: Date) => db.deleteFrom('box_fault').where('until', '<', moment)

const moment = new Date(0)
const fault = { client: '', id: '', faults: '', service: null, since: moment, until: moment }

/** All of them, for the partition gate. */
export const boxCallCatalogue: readonly CataloguedQuery<BoxCallTables>[] = [
  { name: 'addBoxCalls', build: (db) => addCalls(db, '', [{ id: '', at: moment, content: '' }]) },
  { name: 'newestBoxCalls', build: (db) => newestCalls(db, '', 1) },
  { name: 'boxCallsBetween', build: (db) => callsBetween(db, '', moment, moment, 1) },
  { name: 'trimBoxCalls', build: (db) => trimCalls(db, '', 1) },
  {
    name: 'removeBoxCallsBefore',
    fanOut: 'the sweep is over all clients',
    build: (db) => removeCallsBefore(db, moment),
  },
  { name: 'boxFaultsOf', build: (db) => faultsOf(db, '', moment) },
  { name: 'addBoxFault', build: (db) => addFault(db, fault) },
  { name: 'removeLastingBoxFaults', build: (db) => removeLasting(db, '') },
  { name: 'removeWaitingBoxFaults', build: (db) => removeWaiting(db, '', '') },
  { name: 'takeBoxFault', build: (db) => takeFault(db, '', '') },
  {
    name: 'removeBoxFaultsBefore',
    fanOut: 'the sweep is over all clients',
    build: (db) => removeFaultsBefore(db, moment),
  },
]
