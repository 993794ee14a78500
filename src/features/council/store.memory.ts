import { applyWrites, byCouncil, type CouncilAfter, type Held, keyOf, type Taken } from './apply-writes.ts'
import type { CouncilId, RecordKind } from './records.ts'
import type { Act, Change, CouncilStore, Stored, Write } from './store.ts'

type Kept = { readonly records: Map<string, Held>; readonly series: Map<string, number>; readonly changes: Change[] }

/** Keeps records for as long as the process lives: for tests and the demo. */
export function memoryCouncilStore(): CouncilStore {
  const councils = new Map<CouncilId, Kept>()
  const keptOf = (council: CouncilId): Kept =>
    councils.get(council) ?? { records: new Map(), series: new Map(), changes: [] }

  const applied = (act: Act, writes: readonly Write[], taken?: Taken) =>
    byCouncil(writes, taken).map(([council, ours]) => {
      const { records, series, changes } = keptOf(council)
      const held = { council, series, changes: changes.length, records: [...records.values()] }
      return applyWrites(held, act, ours, taken)
    })

  const keep = (after: readonly CouncilAfter[]) => {
    for (const { council, series, records, changes } of after) {
      const kept = keptOf(council)
      councils.set(council, kept)
      for (const [name, last] of series) kept.series.set(name, last)
      for (const record of records) kept.records.set(keyOf(record), record)
      kept.changes.push(...changes)
    }
  }

  return {
    async find(kind, council, id) {
      return storedAs(kind, council, keptOf(council).records.get(keyOf({ kind, id })))
    },
    async list(kind, council) {
      return [...councils]
        .filter(([id]) => council === undefined || id === council)
        .flatMap(([id, { records }]) => [...records.values()].flatMap((record) => storedAs(kind, id, record) ?? []))
        .sort((a, b) => order(a.council, b.council) || order(a.id, b.id))
    },
    commit: async (act, writes) => keep(applied(act, writes)),
    async numbered(act, council, series, make) {
      const number = (keptOf(council).series.get(series) ?? 0) + 1
      keep(applied(act, make(number), { council, series, number }))
      return number
    },
    changes: async (council, of, { before = Number.POSITIVE_INFINITY, limit = 1000 } = {}) =>
      keptOf(council)
        .changes.filter((change) => of === undefined || keyOf(change) === keyOf(of))
        .filter(({ sequence }) => sequence < before)
        .toReversed()
        .slice(0, limit),
  }
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** @returns undefined when it is of another kind, was taken away or never was */
function storedAs<K extends RecordKind>(kind: K, council: CouncilId, held: Held | undefined): Stored<K> | undefined {
  if (held === undefined || held.kind !== kind || held.content === undefined) return undefined
  const { id, version, created, modified, content } = held
  // Only a write of this kind put it there, and a write has the content of its kind.
  return structuredClone({ kind, council, id, version, created, modified, content }) as unknown as Stored<K>
}
