import { type Database, transaction } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import { type Excess, type LimitStore, minuteOf } from './store.ts'

/** Counts in PostgreSQL: each key on one server, whichever process counts. */
export function sqlLimitStore(database: Database): LimitStore {
  const db = database.tables<query.LimitTables>()
  return {
    async count(key, at, since) {
      const { total } = await query.countRequest(db, key, minuteOf(at), since).executeTakeFirstOrThrow()
      return total
    },
    async excess(key) {
      const found = await query.excessOf(db, key).executeTakeFirst()
      return found && read(found)
    },
    async alarm(counted, at, since) {
      const { numInsertedOrUpdatedRows } = await query.raiseAlarm(db, counted, at, since).executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    block: async (counted, at, until) => void (await query.putBlock(db, counted, at, until).execute()),
    lift: (key, byName, at) =>
      transaction(db, async (trx) => {
        const { numUpdatedRows } = await query.liftBlock(trx, key, byName, at).executeTakeFirst()
        if (numUpdatedRows === 1n) await query.forgetCountsOf(trx, key).execute()
        return numUpdatedRows === 1n
      }),
    excesses: async (since) => (await query.excessesSince(db, since).execute()).map(read),
    async forgetBefore(then) {
      const { numDeletedRows } = await query.forgetCounts(db, then).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

function read(row: query.LimitTables['request_excess']): Excess {
  const { counted: key, kind, role, country, alarmed_at: alarmedAt } = row
  const { blocked_until: blockedUntil, lifted_by_name: byName, lifted_at: at } = row
  return {
    ...{ key, kind, role, country, alarmedAt },
    ...(blockedUntil === null ? {} : { blockedUntil }),
    ...(byName === null || at === null ? {} : { lifted: { byName, at } }),
  }
}
