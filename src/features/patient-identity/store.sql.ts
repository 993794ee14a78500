import { type Database, transaction } from '../../platform/sql/database.ts'
import type { PatientIdentity } from './identity.ts'
import * as query from './queries.sql.ts'
import { pairOf, type PatientIdentityStore } from './store.ts'

/** Identities in PostgreSQL. */
export function sqlPatientIdentities(database: Database): PatientIdentityStore {
  const db = database.tables<query.PatientIdentityTables>()
  return {
    async find(id) {
      const row = await query.identityOf(db, id).executeTakeFirst()
      return row && { identity: { id, history: readHistory(row.history) }, version: row.version }
    },
    async holder(number) {
      return (await query.holderOf(db, number).executeTakeFirst())?.identity_id
    },
    async write(writes) {
      // In one order, so that two that write the same pair do not wait for each other.
      const ordered = writes.toSorted((one, other) => (one.identity.id < other.identity.id ? -1 : 1))
      try {
        await transaction(db, async (trx) => {
          for (const { identity, version, numbers, born } of ordered) {
            const change =
              version === 0 ? query.addIdentity(trx, identity) : query.changeIdentity(trx, identity, version)
            await written(change)
            for (const number of numbers) await written(query.addNumber(trx, number, identity.id))
            if (born) await query.addBirth(trx, born, identity.id).execute()
          }
        })
        return true
      } catch (error) {
        if (error instanceof Outrun) return false
        throw error
      }
    },
    bornOn: async (birth) => (await query.bornOn(db, birth).execute()).map(({ identity_id }) => identity_id),
    async open(pair, at) {
      await query.openPair(db, pair, at).execute()
    },
    async openPairs() {
      const rows = await query.openPairs(db).execute()
      return rows.map(({ one, other, found_at }) => ({ pair: pairOf(one, other), foundAt: found_at }))
    },
    async close(pair, at) {
      await query.closePair(db, pair, at).execute()
    },
  }
}

/** Somebody else was first: the transaction is undone. */
class Outrun extends Error {}

type Written = { readonly numInsertedOrUpdatedRows?: bigint | undefined; readonly numUpdatedRows?: bigint }

async function written(change: { readonly executeTakeFirst: () => Promise<Written> }): Promise<void> {
  const { numInsertedOrUpdatedRows, numUpdatedRows } = await change.executeTakeFirst()
  if (!(numInsertedOrUpdatedRows ?? numUpdatedRows)) throw new Outrun()
}

function readHistory(history: query.HistoryContent): PatientIdentity['history'] {
  return history.map((entry) => ({ ...entry, at: new Date(entry.at) }))
}
