import { createHash } from 'node:crypto'
import { type CouncilId, type Source, shared } from '../council/index.ts'
import { caseId } from '../council/index.ts'
import type { Reading } from '../council-papers/index.ts'
import type { Derived } from './store.ts'

/** Rows of grant tables, figures and timelines, each with the council whose meeting the paper is of. */
export function tableRecords(reading: Reading): readonly Derived[] {
  const councilOf = councilsOfDocuments(reading)
  const id = distinctIds()
  return [
    ...reading.grants.map(({ source, ...row }): Derived => {
      const name = id('tilskudd', [row.category, row.applicant, row.title])
      const council = councilOf(source)
      return { kind: 'grant', council, id: name, content: { id: name, ...row, sources: [source] } }
    }),
    ...reading.figures.map(({ source, case: about, ...row }): Derived => {
      const name = id('tall', [row.label, row.asOf])
      const council = councilOf(source)
      const of = about === undefined ? {} : { case: caseId(council, about.year, about.number) }
      return { kind: 'figure', council, id: name, content: { id: name, ...row, ...of, sources: [source] } }
    }),
    ...reading.timelines.map(({ source, ...row }): Derived => {
      const name = id('tidslinje', [row.timeline, row.label])
      return {
        kind: 'timeline',
        council: councilOf(source),
        id: name,
        content: { id: name, ...row, sources: [source] },
      }
    }),
  ]
}

/** The council whose meeting a document is mostly of; what is of none is shared. */
function councilsOfDocuments({ meetings }: Reading): (source: Source) => CouncilId {
  const lines = new Map<string, Map<CouncilId, number>>()
  for (const { council, sources } of meetings) {
    if (council === undefined) continue
    for (const {
      document,
      lines: [from, to],
    } of sources) {
      const counts = lines.get(document) ?? new Map<CouncilId, number>()
      counts.set(council, (counts.get(council) ?? 0) + to - from + 1)
      lines.set(document, counts)
    }
  }
  return ({ document }) => {
    const counts = [...(lines.get(document) ?? [])].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    return counts[0]?.[0] ?? shared
  }
}

/** Ids of what rows say, not of where they stand; rows that say the same are counted in their order. */
function distinctIds() {
  const used = new Map<string, number>()
  return (kind: string, words: readonly (string | undefined)[]): string => {
    const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12)
    const times = (used.get(kind + hash) ?? 0) + 1
    used.set(kind + hash, times)
    return times === 1 ? `${kind}-${hash}` : `${kind}-${hash}-${times}`
  }
}
