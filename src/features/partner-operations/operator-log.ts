/** Something an operator did to the running of the contact point. */
export type OperatorEntry = {
  readonly id: string
  readonly at: Date
  /** The issuer's `sub`, and the name they signed in with. */
  readonly by: string
  readonly byName: string
  readonly action: OperatorAction
  /** Country code, queue or handle: never a person. */
  readonly about: string
  /** A word more, such as which mischief. */
  readonly detail?: string
}

export const operatorActions = ['mischief', 'block-lifted', 'letter-retried'] as const
export type OperatorAction = (typeof operatorActions)[number]

/** What operators did, in the database: committed before it is done. */
export type OperatorLog = {
  readonly add: (entry: OperatorEntry) => Promise<void>
  /** The latest first. */
  readonly latest: (limit: number) => Promise<readonly OperatorEntry[]>
}

/** Remembers in this process. */
export function memoryOperatorLog(): OperatorLog {
  const entries: OperatorEntry[] = []
  return {
    add: async (entry) => void entries.push(entry),
    latest: async (limit) =>
      entries
        .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
        .slice(0, limit),
  }
}
