/** Fewer than this many are not told: whoever knows the place would know who it was. */
export const fewest = 5

/** A number as it may be told; `few` is one to four. */
export type Told = { readonly kind: 'count'; readonly count: number } | { readonly kind: 'few' }

/** One part of a whole; `rest` is several that were too small, together. */
export type Part<Key extends string = string> = { readonly key: Key | 'rest'; readonly count: number }

/** None, and five or more, are told as they are. */
export function told(count: number): Told {
  return count > 0 && count < fewest ? { kind: 'few' } : { kind: 'count', count }
}

/**
 * A whole in its parts, the largest first, none of them smaller than five: those that are stand together as the rest, and
 * when the rest is too small it takes the smallest other with it, since it could be found by subtraction.
 *
 * @returns undefined where that leaves no parts to tell apart
 */
export function partsOf<Key extends string>(counts: ReadonlyMap<Key, number>): readonly Part<Key>[] | undefined {
  const present = [...counts].filter(([, count]) => count > 0).sort(([, one], [, other]) => other - one)
  const large = present.filter(([, count]) => count >= fewest)
  let rest = present.slice(large.length).reduce((sum, [, count]) => sum + count, 0)
  if (rest > 0 && rest < fewest) rest += large.pop()?.[1] ?? 0
  if (large.length === 0) return undefined
  const parts: readonly Part<Key>[] = large.map(([key, count]) => ({ key, count }))
  return rest === 0 ? parts : [...parts, { key: 'rest', count: rest }]
}

/**
 * A whole along time, each moment as it may be told. A single small one takes the smallest other along: the whole is
 * told, so it could be found by subtraction.
 */
export function toldInTime(counts: readonly number[]): readonly Told[] {
  const few = counts.map((count) => told(count).kind === 'few')
  if (few.filter(Boolean).length === 1) {
    const other = counts.reduce(
      (least, count, at) => (!few[at] && count > 0 && (least < 0 || count < counts[least]!) ? at : least),
      -1,
    )
    if (other >= 0) few[other] = true
  }
  return counts.map((count, at) => (few[at] ? { kind: 'few' } : { kind: 'count', count }))
}
