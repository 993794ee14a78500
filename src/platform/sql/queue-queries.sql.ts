import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from './catalogue.ts'
import { positionOf, type QueueOrder } from '../queue/queue.ts'

/** See `0011-exchange-records.sql`. */
export type QueueTables = {
  queue_item: {
    queue: string
    key: string
    position: number
    state: 'waiting' | 'dead' | 'done'
    tries: number
    reason: string | null
    payload: Readonly<Record<string, string>> | null
  }
  queue_lease: { queue: string; token: number; until: Date; failures: number }
}

type Db = Kysely<QueueTables>

/** In the transaction of what it follows from. */
export const addItem = (db: Db, queue: string, { key, payload, position }: QueueOrder) =>
  db
    .insertInto('queue_item')
    .values({
      queue,
      key,
      position,
      state: 'waiting',
      tries: 0,
      payload: sql<Readonly<Record<string, string>>>`${JSON.stringify(payload)}::jsonb`,
    })
    .onConflict((conflict) => conflict.columns(['queue', 'key']).doNothing())

export const beginLease = (db: Db, queue: string) =>
  db
    .insertInto('queue_lease')
    .values({ queue, token: 0, until: new Date(0), failures: 0 })
    .onConflict((conflict) => conflict.column('queue').doNothing())

export const takeLease = (db: Db, queue: string, now: Date, until: Date) =>
  db
    .updateTable('queue_lease')
    .set(({ eb }) => ({ token: eb('token', '+', 1), until }))
    .where('queue', '=', queue)
    .where('until', '<=', now)
    .returning(['token', 'failures'])

/** @param failures in a row after this; undefined for one more */
export const endLease = (db: Db, queue: string, token: number, now: Date, until: Date, failures: number | undefined) =>
  db
    .updateTable('queue_lease')
    .set(({ eb }) => ({ until, failures: failures ?? eb('failures', '+', 1) }))
    .where('queue', '=', queue)
    .where('token', '=', token)
    .where('until', '>', now)

export const firstItems = (db: Db, queue: string, limit: number) =>
  db
    .selectFrom('queue_item')
    .where('queue', '=', queue)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .orderBy('key')
    .limit(limit)
    .select(['key', 'payload', 'tries'])

export const finishItems = (db: Db, queue: string, keys: readonly string[]) =>
  db
    .updateTable('queue_item')
    .set({ state: 'done', payload: null })
    .where('queue', '=', queue)
    .where(sql<boolean>`key = any(${[...keys]})`)

export const refuseItem = (db: Db, queue: string, key: string, reason: string, state: 'waiting' | 'dead') =>
  db
    .updateTable('queue_item')
    .set(({ eb }) => ({ state, reason, tries: eb('tries', '+', 1) }))
    .where('queue', '=', queue)
    .where('key', '=', key)

export const deadAfter = (db: Db, queue: string, after: string, limit: number) =>
  db
    .selectFrom('queue_item')
    .where('queue', '=', queue)
    .where('state', '=', 'dead')
    .where('key', '>', after)
    .orderBy('key')
    .limit(limit)
    .select(['key', 'position', 'tries', 'reason'])

export const retryItem = (db: Db, queue: string, key: string) =>
  db
    .updateTable('queue_item')
    .set({ state: 'waiting', tries: 0 })
    .where('queue', '=', queue)
    .where('key', '=', key)
    .where('state', '=', 'dead')

export const lengthOf = (db: Db, queue: string) =>
  db
    .selectFrom('queue_item')
    .where('queue', '=', queue)
    .where('state', 'in', ['waiting', 'dead'])
    .groupBy('state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('position').as('first')])

export const forgetItems = (db: Db, queue: string, before: Date) =>
  db
    .deleteFrom('queue_item')
    .where('queue', '=', queue)
    .where('state', '=', 'done')
    .where('position', '<', positionOf(before))

const then = new Date(0)

/** All of them, for the partition gate. */
export const queueCatalogue: readonly CataloguedQuery<QueueTables>[] = [
  { name: 'addItem', build: (db) => addItem(db, '', { key: '', payload: {}, position: 0 }) },
  { name: 'beginLease', build: (db) => beginLease(db, '') },
  { name: 'takeLease', build: (db) => takeLease(db, '', then, then) },
  { name: 'endLease', build: (db) => endLease(db, '', 0, then, then, 0) },
  { name: 'postponeLease', build: (db) => endLease(db, '', 0, then, then, undefined) },
  { name: 'firstItems', build: (db) => firstItems(db, '', 1) },
  { name: 'finishItem', build: (db) => finishItems(db, '', ['']) },
  { name: 'refuseItem', build: (db) => refuseItem(db, '', '', '', 'dead') },
  { name: 'deadAfter', build: (db) => deadAfter(db, '', '', 1) },
  { name: 'retryItem', build: (db) => retryItem(db, '', '') },
  { name: 'lengthOf', build: (db) => lengthOf(db, '') },
  { name: 'forgetItems', build: (db) => forgetItems(db, '', then) },
]
