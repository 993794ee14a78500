import type { JWK } from 'jose'

/** Who signs: the issuers of the box, or our own client at them. */
export type Signer = 'issuers' | 'own-client'

/** One of the keys that a signer has had, has, or will have. */
export type KeyGeneration = {
  /** 1, 2, 3 …: of several processes that make the next key at once, one does. */
  readonly generation: number
  readonly signsFrom: Date
  /** The public half, with `kid` and `alg`. */
  readonly published: JWK
  /** Undefined once it has stopped signing: a copy of the database from last month must not sign today. */
  readonly privateKey?: JWK
}

const hour = 3_600_000

/** A key signs for thirty days. */
const signsMs = 30 * 24 * hour

/** Before it signs, whoever keeps what an issuer publishes for 24 hours has seen it (norway.md 2.1), twice over. */
export const publishedBeforeMs = 48 * hour

/** After it has stopped, longer than any token lives that it has signed. */
export const publishedAfterMs = 48 * hour

/**
 * The key that signs: the newest whose time has come. Where none has come, as when a clock was wrong, the oldest that can:
 * there is always one.
 *
 * @param generations oldest first
 */
export function signingAt(generations: readonly KeyGeneration[], now: Date): KeyGeneration | undefined {
  const able = generations.filter(({ privateKey }) => privateKey !== undefined)
  return able.findLast(({ signsFrom }) => signsFrom <= now) ?? able[0]
}

/** The key to be made now: its number, and when it is to sign; undefined while the newest is good for a while yet. */
export function nextGeneration(
  generations: readonly KeyGeneration[],
  now: Date,
): Pick<KeyGeneration, 'generation' | 'signsFrom'> | undefined {
  const newest = generations.at(-1)
  if (!newest) return { generation: 1, signsFrom: now }
  const generation = newest.generation + 1
  if (!signingAt(generations, now)) return { generation, signsFrom: now }
  const ends = newest.signsFrom.getTime() + signsMs
  const soonest = now.getTime() + publishedBeforeMs
  return soonest < ends ? undefined : { generation, signsFrom: new Date(soonest) }
}

/** Those whose successor signs: `silent` are to lose their private half, `over` to go altogether. */
export function endedAt(generations: readonly KeyGeneration[], now: Date) {
  const ended = generations.slice(0, -1).map((each, nth) => {
    const since = generations[nth + 1]?.signsFrom ?? now
    return { generation: each.generation, held: each.privateKey !== undefined, ms: now.getTime() - since.getTime() }
  })
  return {
    silent: ended.filter(({ held, ms }) => held && ms >= 0).map(({ generation }) => generation),
    over: ended.filter(({ ms }) => ms > publishedAfterMs).map(({ generation }) => generation),
  }
}
