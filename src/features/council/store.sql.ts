import type { Transaction } from 'kysely'
import { type Database, transaction } from '../../platform/sql/database.ts'
import { applyWrites, byCouncil, type CouncilHeld, keyOf, type Taken } from './apply-writes.ts'
import * as query from './queries.sql.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'
import type { Act, Change, CouncilStore, Stored, Write } from './store.ts'

type Trx = Transaction<query.CouncilTables>

type Row = {
  readonly council: CouncilId
  readonly kind: RecordKind
  readonly id: string
  readonly version: number
  readonly created: Date
  readonly modified: Date
  readonly content: Records[RecordKind] | null
}

/** Records in PostgreSQL. A council's row `changes` is locked while it is changed, so its clerks wait for one another. */
export function sqlCouncilStore(database: Database): CouncilStore {
  const db = database.tables<query.CouncilTables>()
  return {
    find: async <K extends RecordKind>(kind: K, council: CouncilId, id: string) =>
      storedAs<K>(await query.recordOf(db, council, kind, id).executeTakeFirst()),
    async list<K extends RecordKind>(kind: K, council?: CouncilId) {
      const found = council === undefined ? query.recordsOfKind(db, kind) : query.recordsOfCouncil(db, kind, council)
      return (await found.execute()).flatMap((row) => storedAs<K>(row) ?? [])
    },
    commit: (act, writes) => transaction(db, (trx) => applyAll(trx, act, writes)),
    numbered: (act, council, series, make) =>
      transaction(db, async (trx) => {
        await lockedChanges(trx, council)
        const known = await query.seriesOf(trx, council).execute()
        const number = (known.find((row) => row.series === series)?.last ?? 0) + 1
        await applyAll(trx, act, make(number), { council, series, number })
        return number
      }),
    async changes(council, of, { before = Number.MAX_SAFE_INTEGER, limit = 1000 } = {}) {
      const asked =
        of === undefined
          ? query.changesOfCouncil(db, council, before, limit)
          : query.changesOfRecord(db, council, of, before, limit)
      return (await asked.execute()).map(
        (row): Change => ({ ...row, before: row.before ?? undefined, after: row.after ?? undefined }),
      )
    },
  }
}

async function applyAll(trx: Trx, act: Act, writes: readonly Write[], taken?: Taken): Promise<void> {
  for (const [council, ours] of byCouncil(writes, taken)) {
    const { series, records, changes } = applyWrites(await heldOf(trx, council, ours), act, ours, taken)
    const last = changes.at(-1)?.sequence
    const moved = [...series, ...(last === undefined ? [] : [[query.changesSeries, last] as const])]
    if (moved.length > 0) await query.putSeries(trx, council, moved).execute()
    if (records.length === 0) continue
    await query.putRecords(trx, council, records).execute()
    await query.addChanges(trx, council, changes).execute()
  }
}

async function heldOf(trx: Trx, council: CouncilId, writes: readonly Write[]): Promise<CouncilHeld> {
  const changes = await lockedChanges(trx, council)
  const named = [...new Map(writes.map(({ kind, id }) => [keyOf({ kind, id }), { kind, id }])).values()]
  const rows = named.length === 0 ? [] : await query.recordsNamed(trx, council, named).execute()
  const series = await query.seriesOf(trx, council).execute()
  return {
    council,
    changes,
    series: new Map(series.map((row) => [row.series, row.last])),
    records: rows.map(({ content, ...row }) => ({ ...row, content: content ?? undefined })),
  }
}

/** How many changes the council has, locked until the transaction ends; the count begins here when there is none. */
async function lockedChanges(trx: Trx, council: CouncilId): Promise<number> {
  const known = await query.lockCouncil(trx, council).executeTakeFirst()
  if (known !== undefined) return known.last
  await query.beginCouncil(trx, council).execute()
  return (await query.lockCouncil(trx, council).executeTakeFirstOrThrow()).last
}

function storedAs<K extends RecordKind>(row: Row | undefined): Stored<K> | undefined {
  // The query asked for this kind, and a write has the content of its kind.
  return row && (row as unknown as Stored<K>)
}
