import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CataloguedQuery } from '../../../platform/sql/catalogue.ts'
import { mostWords, type Question } from './question.ts'
import { parts, worth } from './rank.ts'
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
    title: readonly string[]
    outcome: readonly string[]
    terms: readonly string[]
    hash: string
  }
  council_search_term: { council: string; term: string }
}

type Db = Kysely<SearchTables>

/** A word of a question with all the terms that answer it. */
export type Expanded = { readonly exact: readonly string[]; readonly any: readonly string[] }

export const hashes = (db: Db) => db.selectFrom('council_search').select(['council', 'id', 'hash'])

export const putEntry = (db: Db, { council, id, all, type, ...entry }: SearchEntry) => {
  const { year, number, decided, day, hash } = entry
  const rest = { year, number, decided, day, hash, type: type ?? null }
  const arrays = { title: array(entry.title), outcome: array(entry.outcome), terms: array(all) }
  return db
    .insertInto('council_search')
    .values({ council, id, ...rest, ...arrays })
    .onConflict((conflict) => conflict.columns(['council', 'id']).doUpdateSet({ ...rest, ...arrays }))
}

export const putTerms = (db: Db, council: string, terms: readonly string[]) =>
  db
    .insertInto('council_search_term')
    .columns(['council', 'term'])
    .expression(sql`select ${council}::text, unnest(${array(terms)})`)
    .onConflict((conflict) => conflict.doNothing())

export const deleteEntry = (db: Db, council: string, id: string) =>
  db.deleteFrom('council_search').where('council', '=', council).where('id', '=', id)

/** The terms that begin so. The last character of Unicode comes after whatever follows. */
export const termsBeginning = (db: Db, beginning: string) =>
  db
    .selectFrom('council_search_term')
    .where('term', '>=', beginning)
    .where('term', '<', `${beginning}\u{10ffff}`)
    .select('term')
    .distinct()

/**
 * Cases that hold every word, ranked. One text for any number of words: the places that are left over repeat the last
 * word and count for nothing.
 */
export const casesWith = (db: Db, words: readonly Expanded[], question: Question, { offset, limit }: Part) => {
  const places = Array.from({ length: mostWords }, (_, i) => ({
    word: words[i] ?? words.at(-1)!,
    counts: i < words.length,
  }))
  const rank = places.map(({ word, counts }) => sql`${counts ? 1 : 0}::int * ${worthOf(word)}`)
  const holding = places.map(({ word }) => sql<boolean>`terms && ${array(word.any)}`)
  return casesWithin(db, question)
    .where((where) => where.and(holding))
    .orderBy(sql`(${sql.join(rank, sql` + `)})`, 'desc')
    .orderBy('day', 'desc')
    .orderBy('number', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
}

/** Cases within the limits, the newest first. */
export const casesListed = (db: Db, question: Question, { offset, limit }: Part) =>
  casesWithin(db, question).orderBy('day', 'desc').orderBy('number', 'desc').orderBy('id').offset(offset).limit(limit)

const casesWithin = (db: Db, { council, year, type, decided, number }: Question) =>
  db
    .selectFrom('council_search')
    .where(unless(council, sql<boolean>`council = ${council ?? null}::text`))
    .where(unless(number?.year ?? year, sql<boolean>`year = ${number?.year ?? year ?? null}::int`))
    .where(unless(number, sql<boolean>`number = ${number?.number ?? null}::int`))
    .where(unless(type, sql<boolean>`type = ${type ?? null}::text`))
    .where(unless(decided, sql<boolean>`decided`))
    .select(['id', sql<number>`count(*) over ()`.as('total')])

/** A limit that was not asked for stands in the text all the same, and lets everything through. */
function unless(asked: unknown, limit: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`(${asked === undefined}::boolean or ${limit})`
}

/** The numbers of `worth`, in the order that the memory store tries them. */
function worthOf({ exact, any }: Expanded): RawBuilder<number> {
  const columns = { title: sql.ref('title'), outcome: sql.ref('outcome'), all: sql.ref('terms') }
  const cases = parts.flatMap((part) => [
    sql`when ${columns[part]} && ${array(exact)} then ${worth[part].exactly}::int`,
    sql`when ${columns[part]} && ${array(any)} then ${worth[part].begins}::int`,
  ])
  return sql<number>`case ${sql.join(cases, sql` `)} else 0 end`
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
  { name: 'putEntry', build: (db) => putEntry(db, entry) },
  { name: 'putTerms', build: (db) => putTerms(db, '', ['']) },
  { name: 'deleteEntry', build: (db) => deleteEntry(db, '', '') },
  { name: 'termsBeginning', fanOut: overAll, build: (db) => termsBeginning(db, '') },
  { name: 'casesWith', fanOut: overAll, build: (db) => casesWith(db, [word], { words: [] }, part) },
  { name: 'casesListed', fanOut: overAll, build: (db) => casesListed(db, { words: [] }, part) },
]
