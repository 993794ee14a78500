import type { CouncilStore } from '../council/index.ts'
import { applyReviews } from './apply-reviews.ts'
import type { Derived, Review } from './store.ts'

/** The records with their differences as they stand now: settled here, or wherever else differences are settled. */
export async function settledDifferences(
  councils: CouncilStore,
  records: readonly Derived[],
  reviews: ReadonlyMap<string, Review>,
): Promise<readonly Derived[]> {
  const stored = new Map(
    (await councils.list('difference')).map(({ council, id, content }) => [`${council} ${id}`, content]),
  )
  return records.map((record) => {
    if (record.kind !== 'difference') return record
    const [own] = applyReviews([record], reviews)
    const kept = stored.get(`${record.council} ${record.id}`)
    if (own?.kind !== 'difference' || own.content.settled || !kept?.settled) return own ?? record
    return { ...record, content: { ...record.content, settled: kept.settled } }
  })
}
