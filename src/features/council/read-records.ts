import { byKind, type KeptRecords, recordKinds } from './by-kind.ts'
import type { CouncilStore } from './store.ts'

/** Everything that is kept. */
export async function readRecords(store: Pick<CouncilStore, 'list'>): Promise<KeptRecords> {
  return byKind((await Promise.all(recordKinds.map((kind) => store.list(kind)))).flat())
}
