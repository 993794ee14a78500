import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CataloguedQuery } from '../../../platform/sql/catalogue.ts'
import { mostWords, type Question } from './question.ts'
import { indexedTerms, markedTerm, mostBegun, worths } from './rank.ts'
import type { Part, SearchEntry } from './store.ts'

/** See `0006-council-search.sql`. */
export type SearchTables = {
  council_search: {
    council: string
    id: string
    year: number
    number: number
    type: string | null
    decided: boolean
    day: string
    terms: readonly string[]
    hash: string
  }
  council_search_term: { council: string; term: string }
}

type Db = Kysely<SearchTables>

/** A word of a question with all the terms that answer it. */
export type Expanded = { readonly exact: readonly string[]; readonly any: readonly string[] }

export const hashes = (db: Db) => db.selectFrom('council_search').select(['council', 'id', 'hash'])

/** Entries of one council. One text for any number of them. */
export const putEntries = (db: Db, council: string, entries: readonly SearchEntry[]) => {
  const rows = entries.map((entry) => {
    const { id, year, number, decided, day, hash, type } = entry
    return { id, year, number, decided, day, hash, type: type ?? null, terms: indexedTerms(entry) }
  })
  const columns = ['year', 'number', 'type', 'decided', 'day', 'terms', 'hash'] as const
  return db
    .insertInto('council_search')
    .columns(['council', 'id', ...columns])
    .expression(
      sql`select ${council}::text, id, year, number, type, decided, day, terms, hash
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as put(id text, year int, number int, type text, decided boolean, day text, terms text[], hash text)`,
    )
    .onConflict((conflict) =>
      conflict
        .columns(['council', 'id'])
        .doUpdateSet((put) => Object.fromEntries(columns.map((column) => [column, put.ref(`excluded.${column}`)]))),
    )
}

export const putTerms = (db: Db, council: string, terms: readonly string[]) =>
  db
    .insertInto('council_search_term')
    .columns(['council', 'term'])
    .expression(sql`select ${council}::text, unnest(${array(terms)})`)
    .onConflict((conflict) => conflict.doNothing())

export const deleteEntry = (db: Db, council: string, id: string) =>
  db.deleteFrom('council_search').where('council', '=', council).where('id', '=', id)

/** The terms that begin so, the shortest first. The last character of Unicode comes after whatever follows. */
export const termsBeginning = (db: Db, beginning: string) =>
  db
    .selectFrom('council_search_term')
    .where('term', '>=', beginning)
    .where('term', '<', `${beginning}\u{10ffff}`)
    .select('term')
    .groupBy('term')
    .orderBy(sql`length(term)`)
    .orderBy('term')
    .limit(mostBegun)

/**
 * Cases that hold every word, ranked. One text for any number of words: those that are left over find nothing. Each place
 * where a word may stand is a look into the index; what a word is worth in a case is the most of those that found it.
 */
export const casesWith = (db: Db, words: readonly Expanded[], question: Question, { offset, limit }: Part) => {
  const looks = Array.from({ length: mostWords }, (_, i) => words[i] ?? nothing).flatMap(({ exact, any }, i) =>
    worths.map(({ part, how, worth }) => {
      const terms = (how === 'exactly' ? exact : any).map(markedTerm[part])
      return sql`select ${sql.lit(i)} as word, ${sql.lit(worth)} as worth, council, id from council_search where terms && ${array(terms)}`
    }),
  )
  const ranked = sql<{ council: string; id: string; rank: number }>`(
    select council, id, sum(worth) as rank from (
      select word, council, id, max(worth) as worth from (${sql.join(looks, sql` union all `)}) as look
      group by word, council, id
    ) as found group by council, id having count(*) = ${words.length}::int)`
  return casesWithin(db, question)
    .innerJoin(ranked.as('ranked'), (join) =>
      join.onRef('ranked.council', '=', 'council_search.council').onRef('ranked.id', '=', 'council_search.id'),
    )
    .orderBy('ranked.rank', 'desc')
    .orderBy('day', 'desc')
    .orderBy('number', 'desc')
    .orderBy('council_search.id')
    .offset(offset)
    .limit(limit)
}

const nothing: Expanded = { exact: [], any: [] }

/** Cases within the limits, the newest first. */
export const casesListed = (db: Db, question: Question, { offset, limit }: Part) =>
  casesWithin(db, question).orderBy('day', 'desc').orderBy('number', 'desc').orderBy('id').offset(offset).limit(limit)

const casesWithin = (db: Db, { council, year, type, decided, number }: Question) =>
  db
    .selectFrom('council_search')
    .where(unless(council, sql<boolean>`council_search.council = ${council ?? null}::text`))
    .where(unless(number?.year ?? year, sql<boolean>`year = ${number?.year ?? year ?? null}::int`))
    .where(unless(number, sql<boolean>`number = ${number?.number ?? null}::int`))
    .where(unless(type, sql<boolean>`type = ${type ?? null}::text`))
    .where(unless(decided, sql<boolean>`decided`))
    .select(['council_search.id', sql<number>`count(*) over ()`.as('total')])

/** A limit that was not asked for stands in the text all the same, and lets everything through. */
function unless(asked: unknown, limit: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`(${asked === undefined}::boolean or ${limit})`
}

function array(values: readonly string[]): RawBuilder<readonly string[]> {
  return sql<readonly string[]>`${[...values]}::text[]`
}

const entry: SearchEntry = {
  council: '',
  id: '',
  year: 0,
  number: 0,
  type: undefined,
  decided: false,
  day: '',
  title: [],
  outcome: [],
  all: [],
  hash: '',
}
const word: Expanded = { exact: [''], any: [''] }
const part: Part = { offset: 0, limit: 20 }
const overAll = 'the public searches all councils'

/** All of them, for the partition gate. */
export const searchCatalogue: readonly CataloguedQuery<SearchTables>[] = [
  { name: 'hashes', fanOut: 'what is searched is compared with all published cases', build: hashes },
  { name: 'putEntries', build: (db) => putEntries(db, '', [entry]) },
  { name: 'putTerms', build: (db) => putTerms(db, '', ['']) },
  { name: 'deleteEntry', build: (db) => deleteEntry(db, '', '') },
  { name: 'termsBeginning', fanOut: overAll, build: (db) => termsBeginning(db, '') },
  { name: 'casesWith', fanOut: overAll, build: (db) => casesWith(db, [word], { words: [] }, part) },
  { name: 'casesListed', fanOut: overAll, build: (db) => casesListed(db, { words: [] }, part) },
]
