import { type SealKey, type SealRow, sealed } from './seal.ts'
import type { AccessLogStore } from './store.ts'

/** How many chains one seal covers at most, so that its transaction stays short. */
const headsPerSeal = 1_000

/**
 * Seals all chains that moved since the last time; to be called at intervals.
 *
 * @returns the new seals, none when nothing moved. Log number and content of the last one: a copy outside the database
 *   is what shows that seals were cut away. They hold no personal data.
 * @throws Problem `conflict` when another process is sealing; `unavailable`
 */
export async function sealChains(store: AccessLogStore, key: SealKey, now: Date): Promise<readonly SealRow[]> {
  const made: SealRow[] = []
  for (;;) {
    const seal = await store.seal((moved, before) => sealed(moved, before, key, now), headsPerSeal)
    if (seal === undefined) return made
    made.push(seal)
  }
}
