/** Numbers drawn by chance that are the same for the same words, so that a population is a function of its seed. */
export type Chance = {
  /** 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number
  readonly happens: (probability: number) => boolean
  readonly one: <T>(of: readonly T[]) => T
  /** One of them, by weights that need not sum to anything. */
  readonly weighted: <T>(of: readonly (readonly [T, number])[]) => T
  /** Around a mean; four in five within one and a half deviations. */
  readonly around: (mean: number, deviation: number) => number
}

/** @param words what is drawn for, as `seed/household 12/illness`: other words give other numbers */
export function chanceOf(words: string): Chance {
  const next = sfc32(words)
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    one: (of) => of[Math.floor(next() * of.length)]!,
    weighted: (of) => drawn(of, next()),
    around: (mean, deviation) => mean + deviation * (next() + next() + next() - 1.5) * 2,
  }
}

function drawn<T>(of: readonly (readonly [T, number])[], at: number): T {
  let left = at * of.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of of) {
    left -= weight
    if (left < 0) return value
  }
  return of.at(-1)![0]
}

/** Chris Doty-Humphrey's small fast counter, begun from four hashes of the words (FNV-1a). */
function sfc32(words: string): () => number {
  let [a, b, c, counter] = [hash(words, 0x811c9dc5), hash(words, 0x01000193), hash(words, 0x9e3779b9), 1]
  const draw = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round++) draw()
  return draw
}

function hash(words: string, begin: number): number {
  let value = begin
  for (let at = 0; at < words.length; at++) value = Math.imul(value ^ words.charCodeAt(at), 0x01000193)
  return value | 0
}
