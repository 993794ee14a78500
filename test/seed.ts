/** What an ordinary run uses, so that it checks the same cases everywhere. */
const ordinarySeed = 20_270_326

/** Whether the full fuzz, kill and property suites are asked for (`npm run test:long`). */
export const long = process.env.KNUTEPUNKT_TEST_LONG === '1'

/** Where every random choice of a test starts. KNUTEPUNKT_SEED sets it; the runner prints it when a test fails. */
export const seed = Number(process.env.KNUTEPUNKT_SEED ?? ordinarySeed)

/** How many of `full` cases to try: all in the long suite, a tenth of them otherwise, and never none. */
export function runs(full: number): number {
  return long ? full : Math.max(1, Math.ceil(full / 10))
}

/** Parameters for `fc.assert`: the seed of this run and `runs(full)` cases. */
export function cases(full: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns: runs(full) }
}

/** Which of many alike to try: all in the long suite, every third otherwise, and which third the seed says. */
export function someOf<Item>(items: readonly Item[]): readonly Item[] {
  return long ? items : items.filter((_, at) => at % 3 === seed % 3)
}
