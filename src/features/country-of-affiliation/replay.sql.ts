import type { Kysely } from 'kysely'
import type { Database } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { Replays } from './replay.ts'

/** Remembers in PostgreSQL: each row is inserted once, whichever process comes first. */
export function sqlReplays(database: Database): Replays {
  const db = database.tables<query.AffiliationTables>()
  const key = (country: string, id: string) => `${country} ${id}`
  return {
    /** All at once: each is a commit of its own. A message is noted though an assertion in it is forged; it is refused. */
    async note({ country, messageId, assertions, until }) {
      const [first, ...seen] = await Promise.all([
        query.noteMessage(db, key(country, messageId), until).executeTakeFirst(),
        ...assertions.map(({ id, digest, notOnOrAfter }) => isSame(db, key(country, id), digest, notOnOrAfter)),
      ])
      if (!seen.every(Boolean)) return 'assertion-id-reused'
      return first.numInsertedOrUpdatedRows === 1n ? 'new' : 'message-replayed'
    },
    async forgetBefore(now) {
      const { numDeletedRows } = await query.forgetMessages(db, now).executeTakeFirst()
      await query.forgetAssertions(db, now).execute()
      return Number(numDeletedRows)
    },
  }
}

/** Whether an assertion is new, or was the same before. */
async function isSame(
  db: Kysely<query.AffiliationTables>,
  assertion: string,
  digest: string,
  notOnOrAfter: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query.noteAssertion(db, assertion, digest, notOnOrAfter).executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return true
  return (await query.assertionDigest(db, assertion).executeTakeFirst())?.digest === digest
}
