import { createHash } from 'node:crypto'
import type { Database } from '../../platform/sql/database.ts'
import * as query from './once-queries.sql.ts'
import type { OnceStore } from './once.ts'

/** Remembers in PostgreSQL: a value is inserted once, whichever process comes first. */
export function sqlOnce(database: Database): OnceStore {
  const db = database.tables<query.OnceTables>()
  return {
    async note(value, until) {
      const { numInsertedOrUpdatedRows } = await query.noteOnce(db, hashOf(value), until).executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async forgetBefore(now) {
      const { numDeletedRows } = await query.forgetNoted(db, now).executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

/** Callers choose the value and its length; an index takes 2,700 bytes at most. */
function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('base64url')
}
