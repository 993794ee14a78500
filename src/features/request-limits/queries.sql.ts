import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { LimitKind } from './brakes.ts'
import type { Counted } from './store.ts'

/** See `0012-request-limits.sql`. */
export type LimitTables = {
  request_count: { counted: string; minute: Date; count: number }
  request_excess: {
    counted: string
    kind: LimitKind
    role: 'A' | 'B'
    country: string
    alarmed_at: Date
    blocked_until: Date | null
    lifted_by_name: string | null
    lifted_at: Date | null
  }
}

type Db = Kysely<LimitTables>

/** The row of this minute is read as it was written: what others count at the same time is in it, or comes after. */
export const countRequest = (db: Db, counted: string, minute: Date, since: Date) =>
  db
    .with('noted', (with_) =>
      with_
        .insertInto('request_count')
        .values({ counted, minute, count: 1 })
        .onConflict((conflict) =>
          conflict.columns(['counted', 'minute']).doUpdateSet({ count: sql`request_count.count + 1` }),
        )
        .returning('count'),
    )
    .selectFrom('request_count')
    .where('counted', '=', counted)
    .where('minute', '>', since)
    .where('minute', '<>', minute)
    .select(sql<number>`(select count from noted)::bigint + coalesce(sum(count), 0)::bigint`.as('total'))

export const excessOf = (db: Db, counted: string) =>
  db.selectFrom('request_excess').where('counted', '=', counted).selectAll()

const row = ({ key, kind, role, country }: Counted, at: Date) => ({
  counted: key,
  kind,
  role,
  country,
  alarmed_at: at,
  lifted_by_name: null,
  lifted_at: null,
})

/** Changes nothing where an alarm since then stands, and never a block. */
export const raiseAlarm = (db: Db, counted: Counted, at: Date, since: Date) =>
  db
    .insertInto('request_excess')
    .values({ ...row(counted, at), blocked_until: null })
    .onConflict((conflict) =>
      conflict
        .column('counted')
        .doUpdateSet({ alarmed_at: at, country: counted.country })
        .where('request_excess.alarmed_at', '<=', since),
    )

export const putBlock = (db: Db, counted: Counted, at: Date, until: Date) =>
  db
    .insertInto('request_excess')
    .values({ ...row(counted, at), blocked_until: until })
    .onConflict((conflict) =>
      conflict.column('counted').doUpdateSet({ blocked_until: until, lifted_by_name: null, lifted_at: null }),
    )

export const liftBlock = (db: Db, counted: string, byName: string, at: Date) =>
  db
    .updateTable('request_excess')
    .set({ lifted_by_name: byName, lifted_at: at })
    .where('counted', '=', counted)
    .where('blocked_until', 'is not', null)
    .where('lifted_at', 'is', null)

export const forgetCountsOf = (db: Db, counted: string) => db.deleteFrom('request_count').where('counted', '=', counted)

export const excessesSince = (db: Db, since: Date) =>
  db.selectFrom('request_excess').where('alarmed_at', '>=', since).selectAll().orderBy('alarmed_at', 'desc').limit(200)

export const forgetCounts = (db: Db, then: Date) => db.deleteFrom('request_count').where('minute', '<', then)

const then = new Date(0)
const nobody: Counted = { key: '', kind: 'patient', role: 'A', country: '' }

/** All of them, for the partition gate. */
export const requestLimitsCatalogue: readonly CataloguedQuery<LimitTables>[] = [
  { name: 'countRequest', build: (db) => countRequest(db, '', then, then) },
  { name: 'excessOf', build: (db) => excessOf(db, '') },
  { name: 'raiseAlarm', build: (db) => raiseAlarm(db, nobody, then, then) },
  { name: 'putBlock', build: (db) => putBlock(db, nobody, then, then) },
  { name: 'liftBlock', build: (db) => liftBlock(db, '', '', then) },
  { name: 'forgetCountsOf', build: (db) => forgetCountsOf(db, '') },
  {
    name: 'excessesSince',
    fanOut: 'the operator sees everybody beyond a limit',
    build: (db) => excessesSince(db, then),
  },
  { name: 'forgetCounts', fanOut: 'the sweep is over all counts', build: (db) => forgetCounts(db, then) },
]
