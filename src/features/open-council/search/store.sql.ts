import type { Database } from '../../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { Question, Wanted } from './question.ts'
import type { Part, SearchStore } from './store.ts'

/** Cases put at a time: few round trips, and no query of many megabytes. */
const batch = 200

/** Searches in PostgreSQL, by GIN indexes over terms that the application makes. */
export function sqlSearch(database: Database): SearchStore {
  const db = database.tables<query.SearchTables>()

  const expanded = async ({ exact, beginning }: Wanted): Promise<query.Expanded> => {
    const longer = beginning === undefined ? [] : await query.termsBeginning(db, beginning).execute()
    return { exact, any: [...new Set([...exact, ...longer.map(({ term }) => term)])] }
  }

  const rowsOf = async (question: Question, part: Part) => {
    const words = await Promise.all(question.words.map(expanded))
    const asked = words.length > 0 ? query.casesWith(db, words, question, part) : query.casesListed(db, question, part)
    return asked.execute()
  }

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
          const some = all.slice(i, i + batch)
          // The words before the cases: one that is found by words it begins must have them there.
          await query.putTerms(db, council, [...new Set(some.flatMap((entry) => entry.all))]).execute()
          await query.putEntries(db, council, some).execute()
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
