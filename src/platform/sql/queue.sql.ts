import type { Transaction } from 'kysely'
import { type Database, transaction } from './database.ts'
import { orderedAt, type Queue } from '../queue/queue.ts'
import { leaseLapsed } from '../queue/lease.ts'
import * as query from './queue-queries.sql.ts'

type Trx = Transaction<query.QueueTables>

/** A queue in PostgreSQL, one of many by name. Orders that follow from other rows are added with `addItem` beside them. */
export function sqlQueue(database: Database, name: string): Queue {
  const db = database.tables<query.QueueTables>()
  /** What the holder of the lease says, in one transaction with the end of the lease: of two holders one is believed. */
  const asHolder = (
    token: number,
    now: Date,
    until: Date,
    failures: number | undefined,
    say: (trx: Trx) => Promise<unknown> = async () => {},
  ) =>
    transaction(db, async (trx) => {
      const { numUpdatedRows } = await query.endLease(trx, name, token, now, until, failures).executeTakeFirst()
      if (numUpdatedRows !== 1n) throw leaseLapsed()
      await say(trx)
    })
  return {
    add: async (order) => void (await query.addItem(db, name, order).execute()),
    claim: (now, leaseSeconds, limit) =>
      transaction(db, async (trx) => {
        const found = await query.firstItems(trx, name, limit).execute()
        if (found.length === 0) return undefined
        await query.beginLease(trx, name).execute()
        const until = new Date(now.getTime() + leaseSeconds * 1_000)
        const lease = await query.takeLease(trx, name, now, until).executeTakeFirst()
        if (!lease) return undefined
        // Read again under the lease: another may have done the first ones meanwhile.
        const rows = await query.firstItems(trx, name, limit).execute()
        return { ...lease, items: rows.map(({ payload, ...item }) => ({ ...item, payload: payload ?? {} })) }
      }),
    done: (token, keys, now) => asHolder(token, now, now, 0, (trx) => query.finishItems(trx, name, keys).execute()),
    postpone: (token, now, until) => asHolder(token, now, until, undefined),
    refuse: (token, key, reason, now, until) =>
      asHolder(token, now, until ?? now, 0, (trx) =>
        query.refuseItem(trx, name, key, reason, until ? 'waiting' : 'dead').execute(),
      ),
    async deadLetters(after, limit) {
      const rows = await query.deadAfter(db, name, after, limit).execute()
      return rows.map(({ key, position, tries, reason }) => ({
        key,
        ordered: orderedAt(position),
        tries,
        reason: reason ?? '',
      }))
    },
    async retry(key) {
      const { numUpdatedRows } = await query.retryItem(db, name, key).executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async length() {
      const rows = await query.lengthOf(db, name).execute()
      const [waiting, dead] = [
        rows.find(({ state }) => state === 'waiting'),
        rows.find(({ state }) => state === 'dead'),
      ]
      const oldest = waiting ? { oldest: orderedAt(waiting.first) } : {}
      return { waiting: waiting?.count ?? 0, dead: dead?.count ?? 0, ...oldest }
    },
    async forgetDone(before) {
      const { numDeletedRows } = await query.forgetItems(db, name, before).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
