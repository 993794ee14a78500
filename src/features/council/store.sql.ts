import type { Transaction } from 'kysely'
import { type Database, transaction } from '../../platform/sql/database.ts'
import { applyWrites, byCouncil, type Held, keyOf, requireUnmoved, seenVersion } from './apply-writes.ts'
import { ledgerMoves } from './ledger.ts'
import { caseOfSeries } from './numbering.ts'
import * as query from './queries.sql.ts'
import type { CouncilId, RecordKind, Records } from './records.ts'
import { type Act, type Change, type CouncilStore, type Read, shared, type Stored, type Write } from './store.ts'

type Trx = Transaction<query.CouncilTables>

type Row = {
  readonly council: CouncilId
  readonly kind: RecordKind
  readonly id: string
  readonly version: number
  readonly created: Date
  readonly modified: Date
  readonly content: Records[RecordKind] | null
  readonly series: string | null
  readonly number: number | null
}

/** Records in PostgreSQL. One row is locked while anything is changed, so clerks wait for one another. */
export function sqlCouncilStore(database: Database): CouncilStore {
  const db = database.tables<query.CouncilTables>()
  return {
    find: async <K extends RecordKind>(kind: K, council: CouncilId, id: string) =>
      storedAs<K>(await query.recordOf(db, council, kind, id).executeTakeFirst()),
    async list<K extends RecordKind>(kind: K, council?: CouncilId) {
      const found = council === undefined ? query.recordsOfKind(db, kind) : query.recordsOfCouncil(db, kind, council)
      return (await found.execute()).flatMap((row) => storedAs<K>(row) ?? [])
    },
    commit: (act, writes, reads = []) =>
      transaction(db, async (trx) => {
        await changesOf(trx, shared)
        await commitLocked(trx, act, writes, reads)
      }),
    numbered: (act, council, series, make, reads = []) =>
      transaction(db, async (trx) => {
        await changesOf(trx, shared)
        const used = await query.lastNumber(trx, council, series).executeTakeFirst()
        let next = Number(used?.last ?? 0) + 1
        while (await isTaken(trx, council, caseOfSeries(council, series, next))) next++
        await commitLocked(trx, act, make(next), reads)
        return next
      }),
    ledger: () => query.publicEntries(db).execute(),
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

/** Whether a case that raises no series has that number. */
async function isTaken(trx: Trx, council: CouncilId, id: string | undefined): Promise<boolean> {
  return id !== undefined && (await query.recordOf(trx, council, 'case', id).executeTakeFirst()) !== undefined
}

/** While the lock is held. */
async function commitLocked(trx: Trx, act: Act, writes: readonly Write[], reads: readonly Read[]): Promise<void> {
  await requireReads(trx, reads)
  const made: Change[] = []
  for (const [council, ours] of byCouncil(writes)) {
    const before = { council, changes: await changesOf(trx, council), records: await recordsFor(trx, council, ours) }
    const { records, changes } = applyWrites(before, act, ours)
    if (changes.length === 0) continue
    await query.putRecords(trx, council, records).execute()
    await query.addChanges(trx, council, changes).execute()
    await query.countChanges(trx, council, before.changes + changes.length).execute()
    made.push(...changes)
  }
  if (made.length > 0) await moveLedger(trx, act.at, made)
}

async function requireReads(trx: Trx, reads: readonly Read[]): Promise<void> {
  for (const [council, ours] of Map.groupBy(reads, (read) => read.council)) {
    const held = new Map((await recordsFor(trx, council, ours)).map((record) => [keyOf(record), record]))
    requireUnmoved(ours, (read) => seenVersion(held.get(keyOf(read))))
  }
}

async function moveLedger(trx: Trx, at: Date, changes: readonly Change[]): Promise<void> {
  const rows = await query.allRecords(trx).execute()
  const records = rows.flatMap(({ content, ...row }) => (content === null ? [] : [{ ...row, content }]))
  const moves = ledgerMoves(await query.publicEntries(trx).execute(), records, at, changes)
  for (const [council, ours] of Map.groupBy(moves, (entry) => entry.council)) {
    await query.putPublic(trx, council, ours).execute()
  }
}

/** How many changes the council has, locked until the transaction ends; the count begins here when there is none. */
async function changesOf(trx: Trx, council: CouncilId): Promise<number> {
  const known = await query.lockCouncil(trx, council).executeTakeFirst()
  if (known !== undefined) return known.changes
  await query.beginCouncil(trx, council).execute()
  return (await query.lockCouncil(trx, council).executeTakeFirstOrThrow()).changes
}

async function recordsFor(
  trx: Trx,
  council: CouncilId,
  named: readonly { readonly kind: RecordKind; readonly id: string }[],
): Promise<readonly Held[]> {
  const names = [...new Map(named.map(({ kind, id }) => [keyOf({ kind, id }), { kind, id }])).values()]
  const rows = names.length === 0 ? [] : await query.recordsNamed(trx, council, names).execute()
  return rows.map(({ content, series, number, ...row }) => ({
    ...row,
    content: content ?? undefined,
    series: series ?? undefined,
    number: number ?? undefined,
  }))
}

function storedAs<K extends RecordKind>(row: Row | undefined): Stored<K> | undefined {
  if (row === undefined) return undefined
  const { series: _, number: _number, ...stored } = row
  return stored as unknown as Stored<K> // the query asked for this kind, and a write has the content of its kind
}
