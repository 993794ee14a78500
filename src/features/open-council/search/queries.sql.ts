import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CataloguedQuery } from '../../../platform/sql/catalogue.ts'
import { mostWords, type Question, type Wanted } from './question.ts'
import { indexedTerms, markedTerm, type PartOfCase, worthOfMention, worths } from './rank.ts'
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
    /** A tsvector. */
    terms: string
    hash: string
  }
}

type Db = Kysely<SearchTables>

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
      sql`select ${council}::text, id, year, number, type, decided, day, array_to_tsvector(terms), hash
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as put(id text, year int, number int, type text, decided boolean, day text, terms text[], hash text)`,
    )
    .onConflict((conflict) =>
      conflict
        .columns(['council', 'id'])
        .doUpdateSet((put) => Object.fromEntries(columns.map((column) => [column, put.ref(`excluded.${column}`)]))),
    )
}

export const deleteEntry = (db: Db, council: string, id: string) =>
  db.deleteFrom('council_search').where('council', '=', council).where('id', '=', id)

/**
 * Cases that hold every word, ranked. One text for any number of words: those that are left over find nothing. Each place
 * where a word tells more than a mention is a look into the index; a word is worth the most of those that found it.
 */
export const casesWith = (db: Db, { words, ...limits }: Question, { offset, limit }: Part) => {
  const everyWord = words.map((word) => `(${wantedIn('all', 'begins', word)})`).join(' & ')
  const looks = Array.from({ length: mostWords }, (_, i) => words[i]).flatMap((word, i) =>
    worths.map(
      ({
        part,
        how,
        worth,
      }) => sql`select ${sql.lit(i)} as word, ${sql.lit(worth - worthOfMention)} as more, council, id
        from council_search where terms @@ ${wantedIn(part, how, word)}::tsquery`,
    ),
  )
  const best = sql`select word, council, id, max(more) as more from (${sql.join(looks, sql` union all `)}) as look
    group by word, council, id`
  const telling = sql<Telling>`(select council, id, sum(more) as more from (${best}) as best group by council, id)`
  return db
    .selectFrom('council_search')
    .leftJoin(telling.as('telling'), (join) =>
      join.onRef('telling.council', '=', 'council_search.council').onRef('telling.id', '=', 'council_search.id'),
    )
    .where(sql<boolean>`terms @@ ${everyWord}::tsquery`)
    .where(within(limits))
    .select(['council_search.id', total])
    .orderBy(sql`coalesce(telling.more, 0)`, 'desc')
    .orderBy('day', 'desc')
    .orderBy('number', 'desc')
    .orderBy('council_search.id')
    .offset(offset)
    .limit(limit)
}

/** Cases within the limits, the newest first. */
export const casesListed = (db: Db, { words: _, ...limits }: Question, { offset, limit }: Part) =>
  db
    .selectFrom('council_search')
    .where(within(limits))
    .select(['id', total])
    .orderBy('day', 'desc')
    .orderBy('number', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)

type Telling = { council: string; id: string; more: number }

const total = sql<number>`count(*) over ()`.as('total')

/** A limit that was not asked for stands in the text all the same, and lets everything through. */
function within({ council, year, type, decided, number }: Omit<Question, 'words'>): RawBuilder<boolean> {
  const limits = [
    unless(council, sql`council_search.council = ${council ?? null}::text`),
    unless(number?.year ?? year, sql`year = ${number?.year ?? year ?? null}::int`),
    unless(number, sql`number = ${number?.number ?? null}::int`),
    unless(type, sql`type = ${type ?? null}::text`),
    unless(decided, sql`decided`),
  ]
  return sql<boolean>`(${sql.join(limits, sql` and `)})`
}

function unless(asked: unknown, limit: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${asked === undefined}::boolean or ${limit})`
}

/** A text-search query of ready terms; PostgreSQL parses no words. What is not wanted is a term that no case has. */
function wantedIn(part: PartOfCase, how: 'exactly' | 'begins', word: Wanted | undefined): string {
  const mark = markedTerm[part]
  const quoted = (term: string) => `'${mark(term).replace(/['\\]/g, (found) => found + found)}'`
  const exact = (word?.exact ?? []).map(quoted)
  const begun = how === 'begins' && word?.beginning !== undefined ? [`${quoted(word.beginning)}:*`] : []
  const terms = [...exact, ...begun]
  return terms.length === 0 ? `'-'` : terms.join(' | ')
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
const part: Part = { offset: 0, limit: 20 }
const overAll = 'the public searches all councils'

/** All of them, for the partition gate. */
export const searchCatalogue: readonly CataloguedQuery<SearchTables>[] = [
  { name: 'hashes', fanOut: 'what is searched is compared with all published cases', build: hashes },
  { name: 'putEntries', build: (db) => putEntries(db, '', [entry]) },
  { name: 'deleteEntry', build: (db) => deleteEntry(db, '', '') },
  {
    name: 'casesWith',
    fanOut: overAll,
    build: (db) => casesWith(db, { words: [{ exact: ['a'], beginning: 'a' }] }, part),
  },
  { name: 'casesListed', fanOut: overAll, build: (db) => casesListed(db, { words: [] }, part) },
]
