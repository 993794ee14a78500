import { firstMandates, firstWheel, preparednessBody } from './first-register.ts'
import type { Council } from './records.ts'
import type { Act, CouncilStore, Write } from './store.ts'

/**
 * Registers what is registered from the beginning, where it never was. What people changed or took away is left alone.
 *
 * @param levels the three levels of the council model
 * @returns how many records were made
 */
export async function layFirstRegister(
  store: CouncilStore,
  levels: readonly Council[],
  act: Pick<Act, 'by' | 'byName' | 'at'>,
): Promise<number> {
  const first: readonly Write[] = [
    ...[...levels, preparednessBody].map(
      (content) => ({ kind: 'council', council: content.id, id: content.id, seen: 0, content }) as const,
    ),
    ...firstMandates.map(
      (content) => ({ kind: 'mandate', council: content.council, id: content.id, seen: 0, content }) as const,
    ),
    ...firstWheel.map(
      (content) => ({ kind: 'wheel', council: content.council, id: content.id, seen: 0, content }) as const,
    ),
  ]
  const known = await Promise.all(
    first.map(async ({ kind, council, id }) => {
      if (await store.find(kind, council, id)) return true
      return (await store.changes(council, { kind, id }, { limit: 1 })).length > 0
    }),
  )
  const missing = first.filter((_, n) => !known[n])
  if (missing.length > 0) await store.commit({ ...act, why: 'Registeret fra starten' }, missing)
  return missing.length
}
