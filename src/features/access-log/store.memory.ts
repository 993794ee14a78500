import { emptyChain } from './chain.ts'
import type { PersonKey } from './person-key.ts'
import { type ChainHead, chained, type RecordRow } from './record.ts'
import type { SealRow } from './seal.ts'
import type { AccessLogStore } from './store.ts'

/** Keeps chains for as long as the process lives: for tests, which may reach in and tamper. */
export type MemoryAccessLog = AccessLogStore & {
  readonly rows: Map<PersonKey, RecordRow[]>
  readonly ends: Map<PersonKey, ChainHead>
  readonly sealRows: SealRow[]
  readonly sealedBy: Map<number, ChainHead[]>
  /** By person: how much counts as sealed. */
  readonly sealedLengths: Map<PersonKey, number>
}

/** A store without a disk. */
export function memoryAccessLog(): MemoryAccessLog {
  const rows: MemoryAccessLog['rows'] = new Map()
  const ends: MemoryAccessLog['ends'] = new Map()
  const sealRows: SealRow[] = []
  const sealedBy: MemoryAccessLog['sealedBy'] = new Map()
  const sealedLengths: MemoryAccessLog['sealedLengths'] = new Map()
  return {
    rows,
    ends,
    sealRows,
    sealedBy,
    sealedLengths,
    async append(entry) {
      const { record, row } = chained(entry, ends.get(entry.person) ?? emptyChain(entry.person))
      rows.set(entry.person, [...(rows.get(entry.person) ?? []), row])
      ends.set(entry.person, { person: entry.person, length: row.sequence, head: row.hash })
      return record
    },
    records: async (person, after, limit) =>
      (rows.get(person) ?? []).filter(({ sequence }) => sequence > after).slice(0, limit),
    heads: async (after, limit) =>
      byPerson(ends.values(), after)
        .slice(0, limit)
        .map((head) => ({ ...head, sealedLength: sealedLengths.get(head.person) ?? 0 })),
    sealedLength: async (person) =>
      [...sealedBy.values()].flat().reduce((last, head) => (head.person === person ? head.length : last), 0),
    async seal(make, limit) {
      const moved = byPerson(ends.values(), '').filter(
        ({ person, length }) => length > (sealedLengths.get(person) ?? 0),
      )
      const heads = moved.slice(0, limit)
      if (heads.length === 0) return undefined
      const seal = make(heads, sealRows.at(-1))
      sealRows.push(seal)
      sealedBy.set(seal.number, heads)
      for (const { person, length } of heads) sealedLengths.set(person, length)
      return seal
    },
    seals: async (after, limit) => sealRows.filter(({ number }) => number > after).slice(0, limit),
    sealedHeads: async (number, after, limit) => byPerson(sealedBy.get(number) ?? [], after).slice(0, limit),
  }
}

function byPerson(heads: Iterable<ChainHead>, after: PersonKey | ''): ChainHead[] {
  return [...heads].filter(({ person }) => person > after).sort((a, b) => (a.person < b.person ? -1 : 1))
}
