import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { CouncilId, RecordKind, Records } from '../council/index.ts'
import type { Derived, PaperSource, Review, Verdict } from './store.ts'

/** See `0005-council-import.sql`. */
export type ImportTables = {
  council_paper: {
    sha256: string
    name: string
    bytes: Buffer
    lines: string
    pages: number | null
    textless: number | null
    visibility: PaperSource['visibility']
    by: string
    by_name: string
    received_at: Date
  }
  council_review: {
    fact: string
    id: string
    verdict: Verdict
    value: string | null
    reason: string | null
    by: string
    by_name: string
    at: Date
  }
  council_derived: { council: CouncilId; kind: RecordKind; id: string; content: Records[RecordKind] }
}

type Db = Kysely<ImportTables>

const paper = [
  'sha256',
  'name',
  'lines',
  'pages',
  'textless',
  'visibility',
  'by',
  'by_name as byName',
  'received_at as receivedAt',
] as const

export const addPaper = (db: Db, { bytes, ...put }: PaperSource & { readonly bytes: Uint8Array }) =>
  db
    .insertInto('council_paper')
    .values({
      sha256: put.sha256,
      name: put.name,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      lines: put.lines.join('\n'),
      pages: put.pages ?? null,
      textless: put.textless ?? null,
      visibility: put.visibility,
      by: put.by,
      by_name: put.byName,
      received_at: put.receivedAt,
    })
    .onConflict((conflict) => conflict.doNothing())

export const paperOf = (db: Db, sha256: string) =>
  db.selectFrom('council_paper').select(paper).where('sha256', '=', sha256)

export const bytesOf = (db: Db, sha256: string) =>
  db.selectFrom('council_paper').select('bytes').where('sha256', '=', sha256)

export const allPapers = (db: Db) => db.selectFrom('council_paper').select(paper).orderBy(sql`sha256 collate "C"`)

export const publicNames = (db: Db) =>
  db.selectFrom('council_paper').select(['sha256', 'name']).where('visibility', '=', 'public')

export const showPaper = (db: Db, sha256: string, visibility: PaperSource['visibility']) =>
  db.updateTable('council_paper').set({ visibility }).where('sha256', '=', sha256)

export const removePaper = (db: Db, sha256: string) => db.deleteFrom('council_paper').where('sha256', '=', sha256)

export const addReview = (db: Db, { byName, value, reason, ...review }: Review) =>
  db.insertInto('council_review').values({ ...review, by_name: byName, value: value ?? null, reason: reason ?? null })

export const allReviews = (db: Db) =>
  db
    .selectFrom('council_review')
    .select(['fact', 'id', 'verdict', 'value', 'reason', 'by', 'by_name as byName', 'at'])
    .orderBy('at')
    .orderBy(sql`id collate "C"`)

export const allDerived = (db: Db) =>
  db
    .selectFrom('council_derived')
    .select(['council', 'kind', 'id', 'content'])
    .orderBy(sql`council collate "C"`)
    .orderBy(sql`kind collate "C"`)
    .orderBy(sql`id collate "C"`)

/** Of one council: one text for any number of records. */
export const putDerived = (db: Db, council: CouncilId, put: readonly Derived[]) =>
  db
    .insertInto('council_derived')
    .columns(['council', 'kind', 'id', 'content'])
    .expression(
      sql`select ${council}::text, put.kind, put.id, put.content from jsonb_to_recordset(${JSON.stringify(
        put,
      )}::jsonb) as put(kind text, id text, content jsonb)`,
    )
    .onConflict((conflict) =>
      conflict.columns(['council', 'kind', 'id']).doUpdateSet((row) => ({ content: row.ref('excluded.content') })),
    )

export const forgetDerived = (db: Db, council: CouncilId, gone: readonly Omit<Derived, 'content'>[]) =>
  db
    .deleteFrom('council_derived')
    .where('council', '=', council)
    .where(
      sql<boolean>`(kind, id) in (select kind, id from jsonb_to_recordset(${JSON.stringify(
        gone.map(({ kind, id }) => ({ kind, id })),
      )}::jsonb) as named(kind text, id text))`,
    )

const then = new Date(0)
const by = { by: '', byName: '' }
const aPaper = {
  sha256: '',
  name: '',
  lines: [],
  bytes: new Uint8Array(),
  visibility: 'public',
  receivedAt: then,
} as const

/** All of them, for the partition gate. */
export const importCatalogue: readonly CataloguedQuery<ImportTables>[] = [
  { name: 'addPaper', build: (db) => addPaper(db, { ...aPaper, ...by }) },
  { name: 'paperOf', build: (db) => paperOf(db, '') },
  { name: 'bytesOf', build: (db) => bytesOf(db, '') },
  { name: 'allPapers', fanOut: 'what is imported follows from the set of all papers', build: (db) => allPapers(db) },
  { name: 'publicNames', fanOut: 'sources are named wherever they are cited', build: (db) => publicNames(db) },
  { name: 'showPaper', build: (db) => showPaper(db, '', 'public') },
  { name: 'removePaper', build: (db) => removePaper(db, '') },
  { name: 'addReview', build: (db) => addReview(db, { id: '', fact: '', verdict: 'accepted', at: then, ...by }) },
  { name: 'allReviews', fanOut: 'what is imported follows from all reviews', build: (db) => allReviews(db) },
  { name: 'allDerived', fanOut: 'an import is compared with all that was imported', build: (db) => allDerived(db) },
  { name: 'putDerived', build: (db) => putDerived(db, '', []) },
  { name: 'forgetDerived', build: (db) => forgetDerived(db, '', []) },
]
