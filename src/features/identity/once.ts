import type { Once } from './dpop-proof.ts'

/**
 * Remembers in this process what was seen. A node of several processes needs one that they share.
 *
 * @param most beyond this many at once, what is new is refused: what was seen must not be forgotten for it
 */
export function memoryOnce(now: () => Date, most = 50_000): Once {
  const seen = new Map<string, number>()
  return async (value, until) => {
    const at = now().getTime()
    if (seen.size >= most) for (const [each, ends] of seen) if (ends <= at) seen.delete(each)
    const before = seen.get(value)
    if (seen.size >= most || (before !== undefined && before > at)) return false
    seen.set(value, until.getTime())
    return true
  }
}
