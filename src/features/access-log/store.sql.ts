import type { Transaction } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import { type Database, transaction } from '../../platform/sql/database.ts'
import { sqlState } from '../../platform/sql/errors.ts'
import type { PersonKey } from './person-key.ts'
import * as query from './queries.sql.ts'
import { type ChainHead, chained } from './record.ts'
import type { AccessLogStore } from './store.ts'

type Trx = Transaction<query.AccessLogTables>

/**
 * Chains and seals in PostgreSQL. `append` returns after the commit; that a commit is on disk is the server's part, which
 * `requireDurability` checks at the start.
 */
export function sqlAccessLog(database: Database): AccessLogStore {
  const db = database.tables<query.AccessLogTables>()
  return {
    append: (entry) =>
      transaction(db, async (trx) => {
        const { record, row } = chained(entry, await lockedHead(trx, entry.person))
        await query.extendChain(trx, row).execute()
        return record
      }).catch(notRecorded),
    records: (person, after, limit) => query.recordsAfter(db, person, after, limit).execute(),
    heads: (after, limit) => query.headsAfter(db, after, limit).execute(),
    sealedLength: async (person) => (await query.lastSealedHead(db, person).executeTakeFirst())?.length ?? 0,
    seal: (make, limit) =>
      transaction(db, async (trx) => {
        const before = await query.lastSeal(trx).executeTakeFirst()
        const moved = await query.noteMovedHeads(trx, (before?.number ?? 0) + 1, limit).execute()
        if (moved.length === 0) return undefined
        const seal = make(moved, before)
        await query.markSealed(trx, seal.number).execute()
        const { numInsertedOrUpdatedRows } = await query.addSeal(trx, seal).executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows !== 1n) throw alsoSealing(undefined)
        return seal
      }).catch((error: unknown) => {
        // The other one noted the same chains under the same number, and committed first.
        throw sqlState(error) === uniqueViolation ? alsoSealing(error) : error
      }),
    seals: (after, limit) => query.sealsAfter(db, after, limit).execute(),
    sealedHeads: (number, after, limit) => query.sealedHeadsAfter(db, number, after, limit).execute(),
  }
}

/** The end of the person's chain, locked until the transaction ends; the chain begins here when there is none. */
async function lockedHead(trx: Trx, person: PersonKey): Promise<ChainHead> {
  const known = await query.lockChain(trx, person).executeTakeFirst()
  if (known !== undefined) return known
  await query.beginChain(trx, person).execute()
  return query.lockChain(trx, person).executeTakeFirstOrThrow()
}

/** Whatever went wrong, even in our own code: there is no record, so the access may not go on. */
function notRecorded(cause: unknown): never {
  const message = 'The access could not be recorded, so nothing is shown'
  throw new Problem('unavailable', 'access-not-recorded', message, {}, { cause })
}

const uniqueViolation = '23505'

const alsoSealing = (cause: unknown) =>
  new Problem('conflict', 'access-log-being-sealed', 'Another process is sealing the access log', {}, { cause })
