import type { Database } from '../../platform/sql/database.ts'
import type { OperatorLog } from './operator-log.ts'
import * as query from './queries.sql.ts'

/** What operators did, in PostgreSQL. */
export function sqlOperatorLog(database: Database): OperatorLog {
  const db = database.tables<query.OperatorLogTables>()
  return {
    add: async (entry) => void (await query.addEntry(db, entry).execute()),
    async latest(limit) {
      const rows = await query.latestEntries(db, limit).execute()
      return rows.map(({ by_subject: by, by_name: byName, detail, ...row }) => ({
        ...row,
        by,
        byName,
        ...(detail === null ? {} : { detail }),
      }))
    },
  }
}
