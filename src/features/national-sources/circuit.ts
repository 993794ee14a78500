/** How a source has fared lately. */
export type Circuit = {
  /** Failures in a row, of kinds that another question would meet too. */
  readonly failures: number
  /** It is not asked before this. */
  readonly restsUntil?: Date
}

/** When a source is let rest, and for how long. */
export const restRule = { afterFailures: 5, seconds: 20 } as const

/** Nothing has gone wrong. */
export const sound: Circuit = { failures: 0 }

/** Until when it rests; undefined where it may be asked. */
export function restsUntil({ restsUntil }: Circuit, now: Date): Date | undefined {
  return restsUntil && now < restsUntil ? restsUntil : undefined
}

/**
 * What an attempt leaves. One that has rested and fails again rests again at once.
 *
 * @param down whether it failed in a way that has to do with the source, not with the question
 */
export function after({ failures }: Circuit, down: boolean, now: Date): Circuit {
  if (!down) return sound
  const many = failures + 1
  if (many < restRule.afterFailures) return { failures: many }
  return { failures: many, restsUntil: new Date(now.getTime() + restRule.seconds * 1000) }
}
