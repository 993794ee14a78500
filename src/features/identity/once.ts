import type { Once } from './dpop-proof.ts'

/** Remembers what counts once, for as long as it could be shown again. */
export type OnceStore = {
  /** Of two that note the same value, in whatever process, one is told that it is new. */
  readonly note: Once
  /** @returns how many were forgotten */
  readonly forgetBefore: (now: Date) => Promise<number>
}

/**
 * Remembers in this process.
 *
 * @param most beyond this many, what is new is refused: what was seen must not be forgotten for it
 */
export function memoryOnce(most = 50_000): OnceStore {
  const seen = new Map<string, Date>()
  return {
    async note(value, until) {
      if (seen.has(value) || seen.size >= most) return false
      seen.set(value, until)
      return true
    },
    async forgetBefore(now) {
      const gone = [...seen].filter(([, until]) => until <= now)
      for (const [value] of gone) seen.delete(value)
      return gone.length
    },
  }
}
