import type { Database } from '../../platform/sql/database.ts'
import type { Presentation } from './presentation.ts'
import * as query from './queries.sql.ts'
import type { Presentations } from './store.ts'

/** Questions to wallets in PostgreSQL. */
export function sqlPresentations(database: Database): Presentations {
  const db = database.tables<query.HealthCredentialTables>()
  return {
    async add(presentation) {
      await query.addPresentation(db, presentation).execute()
    },
    async find(id, now) {
      const row = await query.presentationOf(db, id, now).executeTakeFirst()
      return row && { version: row.version, presentation: readPresentation(row.content) }
    },
    async change(presentation, version) {
      const { numUpdatedRows } = await query.changePresentation(db, presentation, version).executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async forgetVisit(visit) {
      await query.deletePresentationsOf(db, visit).execute()
    },
    async deleteExpired(now) {
      const { numDeletedRows } = await query.deleteExpiredPresentations(db, now).executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

function readPresentation({ askedAt, answerBy, expires, ...content }: query.PresentationContent): Presentation {
  return { ...content, askedAt: new Date(askedAt), answerBy: new Date(answerBy), expires: new Date(expires) }
}
