/** Numbers from 0 up to, not including, 1. */
export type Random = () => number

/** A small generator (mulberry32) that gives the same numbers for the same seed on every machine. */
export function seeded(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from `low` up to and with `high`. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

/** One of a list. @throws RangeError when the list is empty */
export function pick<Of>(random: Random, of: readonly Of[]): Of {
  const one = of[Math.floor(random() * of.length)]
  if (one === undefined) throw new RangeError('Nothing to pick from')
  return one
}
