import { Problem } from '../../kernel/problem.ts'
import { apartInTurn } from './apart-in-turn.ts'
import type { ApartLimits } from './run-apart.ts'

/** Bytes of a document that is opened at once: fifty thousand of the smallest XML elements, a fifth of a second. */
const small = 200_000

const ofDocuments: ApartLimits = { seconds: 20, megabytes: 512 }

/** What is done with a document that came from outside. */
export type DocumentWork<Asked, Answer> = {
  readonly atOnce: (asked: Asked) => Answer
  /** Of a thread that does the same. */
  readonly file: URL
  /** The answer about a document that takes too much. */
  readonly tooMuch: Answer
}

/**
 * Does small documents at once and large ones in a thread of their own, two at a time: whoever sends half a million elements
 * keeps nobody else waiting.
 */
export function largeApart<Asked extends { readonly bytes: Uint8Array }, Answer>(
  { atOnce, file, tooMuch }: DocumentWork<Asked, Answer>,
  limits: ApartLimits = ofDocuments,
): (asked: Asked) => Promise<Answer> {
  const inTurn = apartInTurn(2)
  return async (asked) => {
    if (asked.bytes.length <= small) return atOnce(asked)
    try {
      return await inTurn<Answer>(file, asked, limits)
    } catch (error) {
      if (error instanceof Problem && error.code.startsWith('apart-')) return tooMuch
      throw error
    }
  }
}
