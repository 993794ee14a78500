import { type Release, shared } from '../council/index.ts'
import type { Derived, PaperSource } from './store.ts'

/** One for each paper that anybody may open: what only other papers say is not public (issue 3, item 8). */
export function releaseRecords(papers: readonly PaperSource[]): readonly Derived<'release'>[] {
  return papers
    .filter(({ visibility }) => visibility === 'public')
    .map(({ sha256: id, receivedAt }) => {
      const content: Release = { id, on: receivedAt.toISOString().slice(0, 10) }
      return { kind: 'release', council: shared, id, content }
    })
}
