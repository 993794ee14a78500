import { applyWrites, byCouncil, type Held, keyOf, requireUnmoved, seenVersion } from './apply-writes.ts'
import { type KeptRecord, ledgerMoves, type PublicEntry } from './ledger.ts'
import { caseOfSeries } from './numbering.ts'
import { byText } from './order.ts'
import type { CouncilId, RecordKind } from './records.ts'
import type { Act, Change, CouncilStore, Read, Stored, Write } from './store.ts'

type Kept = { readonly records: Map<string, Held>; readonly changes: Change[] }

/** Keeps records for as long as the process lives: for tests and the demo. */
export function memoryCouncilStore(): CouncilStore {
  const councils = new Map<CouncilId, Kept>()
  const ledger = new Map<string, PublicEntry>()
  const keptOf = (council: CouncilId): Kept => councils.get(council) ?? { records: new Map(), changes: [] }

  /** Nothing is kept before everything is worked out. */
  const commit = (act: Act, writes: readonly Write[], reads: readonly Read[]) => {
    requireUnmoved(reads, (read) => seenVersion(keptOf(read.council).records.get(keyOf(read))))
    const after = byCouncil(writes).map(([council, ours]) => {
      const { records, changes } = keptOf(council)
      return applyWrites({ council, changes: changes.length, records: [...records.values()] }, act, ours)
    })
    for (const { council, records, changes } of after) {
      const kept = keptOf(council)
      councils.set(council, kept)
      for (const record of records) kept.records.set(keyOf(record), record)
      kept.changes.push(...changes)
    }
    const changes = after.flatMap((each) => each.changes)
    if (changes.length === 0) return
    for (const entry of ledgerMoves([...ledger.values()], everything(), act.at, changes)) {
      ledger.set(JSON.stringify([entry.council, entry.kind, entry.id]), entry)
    }
  }

  const isTaken = (council: CouncilId, id: string | undefined) =>
    id !== undefined && seenVersion(keptOf(council).records.get(keyOf({ kind: 'case', id }))) > 0

  const everything = (): readonly KeptRecord[] =>
    [...councils].flatMap(([council, { records }]) =>
      [...records.values()].flatMap(({ kind, id, content }) =>
        content === undefined ? [] : [{ council, kind, id, content }],
      ),
    )

  return {
    async find(kind, council, id) {
      return storedAs(kind, council, keptOf(council).records.get(keyOf({ kind, id })))
    },
    async list(kind, council) {
      return [...councils]
        .filter(([id]) => council === undefined || id === council)
        .flatMap(([id, { records }]) => [...records.values()].flatMap((record) => storedAs(kind, id, record) ?? []))
        .sort((a, b) => byText(a.council, b.council) || byText(a.id, b.id))
    },
    commit: async (act, writes, reads = []) => commit(act, writes, reads),
    async numbered(act, council, series, make, reads = []) {
      const used = [...keptOf(council).records.values()].filter((record) => record.series === series)
      let next = Math.max(0, ...used.map(({ number }) => number ?? 0)) + 1
      while (isTaken(council, caseOfSeries(council, series, next))) next++
      commit(act, make(next), reads)
      return next
    },
    ledger: async () =>
      [...ledger.values()].sort((a, b) => byText(a.council, b.council) || byText(a.kind, b.kind) || byText(a.id, b.id)),
    changes: async (council, of, { before = Number.POSITIVE_INFINITY, limit = 1000 } = {}) =>
      keptOf(council)
        .changes.filter((change) => of === undefined || keyOf(change) === keyOf(of))
        .filter(({ sequence }) => sequence < before)
        .toReversed()
        .slice(0, limit),
  }
}

/** @returns undefined when it is of another kind, was taken away or never was */
function storedAs<K extends RecordKind>(kind: K, council: CouncilId, held: Held | undefined): Stored<K> | undefined {
  if (held === undefined || held.kind !== kind || held.content === undefined) return undefined
  const { id, version, created, modified, content } = held
  // Only a write of this kind put it there, and a write has the content of its kind.
  return structuredClone({ kind, council, id, version, created, modified, content }) as unknown as Stored<K>
}
