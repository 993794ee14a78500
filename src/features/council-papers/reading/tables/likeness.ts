/** How alike two texts are by the pairs of letters they share: 1 when equal, 0 when nothing is shared (Dice). */
export function alike(one: string, other: string): number {
  if (one === other) return 1
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < one.length; at += 1) {
    const pair = one.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < other.length; at += 1) {
    const pair = other.slice(at, at + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) shared += 1
    pairs.set(pair, left - 1)
  }
  const total = one.length + other.length - 2
  return total > 0 ? (2 * shared) / total : 0
}
