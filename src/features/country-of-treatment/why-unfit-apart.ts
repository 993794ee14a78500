import { Problem } from '../../kernel/problem.ts'
import { apartInTurn } from '../../platform/threads/apart-in-turn.ts'
import type { TroubleCode } from './trouble.ts'
import { type Arrived, whyUnfit } from './why-unfit.ts'

/** Bytes of a document that is opened at once: fifty thousand of the smallest elements, a fifth of a second. */
const small = 200_000

const limits = { seconds: 20, megabytes: 512 }
const inTurn = apartInTurn(2)

/**
 * The same as `whyUnfit`, a large document in a thread of its own: another country that sends half a million elements keeps
 * nobody else waiting. One that takes too much is unusable.
 */
export async function whyUnfitApart(arrived: Arrived): Promise<TroubleCode | undefined> {
  if (arrived.bytes.length <= small) return whyUnfit(arrived)
  try {
    return await inTurn(new URL('./why-unfit-thread.ts', import.meta.url), arrived, limits)
  } catch (error) {
    if (error instanceof Problem && error.code.startsWith('apart-')) return 'document-unusable'
    throw error
  }
}
