import type { Database } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { Replays } from './replay.ts'

/** Remembers in PostgreSQL: each row is inserted once, whichever process comes first. */
export function sqlReplays(database: Database): Replays {
  const db = database.tables<query.AffiliationTables>()
  const key = (country: string, id: string) => `${country} ${id}`
  return {
    async note({ country, messageId, assertions, until }) {
      for (const { id, digest, notOnOrAfter } of assertions) {
        const assertion = key(country, id)
        const { numInsertedOrUpdatedRows } = await query
          .noteAssertion(db, assertion, digest, notOnOrAfter)
          .executeTakeFirst()
        if (numInsertedOrUpdatedRows === 1n) continue
        const kept = await query.assertionDigest(db, assertion).executeTakeFirst()
        if (kept?.digest !== digest) return 'assertion-id-reused'
      }
      const { numInsertedOrUpdatedRows } = await query
        .noteMessage(db, key(country, messageId), until)
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n ? 'new' : 'message-replayed'
    },
    async forgetBefore(now) {
      const { numDeletedRows } = await query.forgetMessages(db, now).executeTakeFirst()
      await query.forgetAssertions(db, now).execute()
      return Number(numDeletedRows)
    },
  }
}
