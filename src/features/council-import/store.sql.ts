import { type Database, transaction } from '../../platform/sql/database.ts'
import * as query from './queries.sql.ts'
import type { Derived, ImportStore, PaperSource, Review } from './store.ts'

/** Papers and reviews in PostgreSQL. */
export function sqlImportStore(database: Database): ImportStore {
  const db = database.tables<query.ImportTables>()
  return {
    putPapers: (papers) =>
      transaction(db, async (trx) => {
        for (const paper of papers) await query.addPaper(trx, paper).execute()
      }),
    async findPaper(sha256) {
      const row = await query.paperOf(db, sha256).executeTakeFirst()
      return row && paperIn(row)
    },
    async paperBytes(sha256) {
      const row = await query.bytesOf(db, sha256).executeTakeFirst()
      return row && new Uint8Array(row.bytes)
    },
    listPapers: async () => (await query.allPapers(db).execute()).map(paperIn),
    async publicNames() {
      const rows = await query.publicNames(db).execute()
      return new Map(rows.map(({ sha256, name }) => [sha256, name]))
    },
    async setVisibility(sha256, visibility) {
      const { numUpdatedRows } = await query.showPaper(db, sha256, visibility).executeTakeFirst()
      return numUpdatedRows > 0n
    },
    removePapers: (hashes) =>
      transaction(db, async (trx) => {
        for (const sha256 of hashes) await query.removePaper(trx, sha256).execute()
      }),
    async addReview(review) {
      await query.addReview(db, review).execute()
    },
    listReviews: async () => (await query.allReviews(db).execute()).map(reviewIn),
    // The content of a record is that of its kind, since only `putDerived` writes it.
    listDerived: async () => (await query.allDerived(db).execute()) as unknown as readonly Derived[],
    putDerived: (put, forget) =>
      transaction(db, async (trx) => {
        for (const [council, gone] of Map.groupBy(forget, (each) => each.council)) {
          await query.forgetDerived(trx, council, gone).execute()
        }
        for (const [council, ours] of Map.groupBy(put, (each) => each.council)) {
          await query.putDerived(trx, council, ours).execute()
        }
      }),
  }
}

type PaperRow = Omit<PaperSource, 'lines' | 'pages' | 'textless'> & {
  readonly lines: string
  readonly pages: number | null
  readonly textless: number | null
}

function paperIn({ lines, pages, textless, ...row }: PaperRow): PaperSource {
  return {
    ...row,
    lines: lines.split('\n'),
    ...(pages === null ? {} : { pages }),
    ...(textless === null ? {} : { textless }),
  }
}

type ReviewRow = Omit<Review, 'value' | 'reason'> & { readonly value: string | null; readonly reason: string | null }

function reviewIn({ value, reason, ...row }: ReviewRow): Review {
  return { ...row, ...(value === null ? {} : { value }), ...(reason === null ? {} : { reason }) }
}
