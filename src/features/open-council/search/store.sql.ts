import type { Database } from '../../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { Question } from './question.ts'
import type { Part, SearchStore } from './store.ts'

/** Cases put at a time: few round trips, and no query of many megabytes. */
const batch = 200

/** Searches in PostgreSQL, by a GIN index over terms that the application makes. */
export function sqlSearch(database: Database): SearchStore {
  const db = database.tables<query.SearchTables>()

  const rowsOf = (question: Question, part: Part) =>
    question.words.length > 0
      ? query.casesWith(db, question, part).execute()
      : query.casesListed(db, question, part).execute()

  return {
    async replace(entries) {
      const stored = await query.hashes(db).execute()
      const hashOf = new Map(stored.map(({ id, hash }) => [id, hash]))
      const wanted = new Set(entries.map(({ id }) => id))
      for (const { council, id } of stored.filter((each) => !wanted.has(each.id))) {
        await query.deleteEntry(db, council, id).execute()
      }
      const changed = Map.groupBy(
        entries.filter(({ id, hash }) => hashOf.get(id) !== hash),
        ({ council }) => council,
      )
      for (const [council, all] of changed) {
        for (let i = 0; i < all.length; i += batch) {
          await query.putEntries(db, council, all.slice(i, i + batch)).execute()
        }
      }
    },
    async find(question, part) {
      const rows = await rowsOf(question, part)
      const first = rows[0] ?? (part.offset > 0 ? (await rowsOf(question, { offset: 0, limit: 1 }))[0] : undefined)
      return { ids: rows.map(({ id }) => id), total: Number(first?.total ?? 0) }
    },
  }
}
