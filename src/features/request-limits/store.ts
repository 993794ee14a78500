import type { LimitKind } from './brakes.ts'

/** Who was counted: never by a name that anybody could read. */
export type Counted = {
  /** Keyed hash, hexadecimal. */
  readonly key: string
  readonly kind: LimitKind
  readonly role: 'A' | 'B'
  readonly country: string
}

/** An asker who went beyond a limit. */
export type Excess = Counted & {
  /** When the alarm was last raised. */
  readonly alarmedAt: Date
  /** Absent where nothing was blocked. */
  readonly blockedUntil?: Date
  /** Name of the operator, and when: the block is over. */
  readonly lifted?: { readonly byName: string; readonly at: Date }
}

/** Where requests are counted, for all processes of the contact point. */
export type LimitStore = {
  /**
   * Counts one more, and says how many there are since then; exact also when many are counted at once.
   *
   * @param since kept to the minute
   */
  readonly count: (key: string, at: Date, since: Date) => Promise<number>
  readonly excess: (key: string) => Promise<Excess | undefined>
  /** @returns whether it is the first alarm since then */
  readonly alarm: (counted: Counted, at: Date, since: Date) => Promise<boolean>
  /** Blocks until then; what was alarmed stays so. */
  readonly block: (counted: Counted, at: Date, until: Date) => Promise<void>
  /** Ends a block and begins counting anew. @returns whether there was one */
  readonly lift: (key: string, byName: string, at: Date) => Promise<boolean>
  /** Alarms and blocks since then, the latest first. */
  readonly excesses: (since: Date) => Promise<readonly Excess[]>
  /** @returns how many counts were forgotten */
  readonly forgetBefore: (then: Date) => Promise<number>
}

const minute = 60_000

/** Requests are counted by the minute. */
export function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / minute) * minute)
}

/** Whether nothing is let through now. */
export function isBlocked(excess: Excess | undefined, at: Date): boolean {
  return excess?.blockedUntil !== undefined && excess.lifted === undefined && excess.blockedUntil > at
}
