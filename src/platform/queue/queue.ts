/** What is to be done; the key makes it once, however often it is ordered. */
export type QueueOrder = {
  readonly key: string
  /** Ids by which the work finds its data; never the data of a person. */
  readonly payload: Readonly<Record<string, string>>
  /** From `makePositions`. */
  readonly position: number
}

/** An order that is being worked on. */
export type QueueItem = Pick<QueueOrder, 'key' | 'payload'> & {
  /** How often it was refused before. */
  readonly tries: number
}

/** The right to work on a queue until the lease ends: a fencing token, and the first orders in turn. */
export type Claim = {
  readonly token: number
  readonly items: readonly QueueItem[]
  /** How often in a row the queue was postponed; for the next delay. */
  readonly failures: number
}

/** An order that was given up on, as an operator sees it: without payload. */
export type DeadLetter = {
  readonly key: string
  readonly ordered: Date
  readonly tries: number
  readonly reason: string
}

export type QueueLength = {
  readonly waiting: number
  readonly dead: number
  /** Of the first that waits. */
  readonly oldest?: Date
}

/**
 * Work in order, done by one worker at a time (transactional outbox): orders are committed with what they follow from, and a
 * worker that dies is followed by the next when its lease ends. What was done may be done again, so the work must bear it.
 */
export type Queue = {
  readonly add: (order: QueueOrder) => Promise<void>
  /** @returns undefined while another works on it, while it is postponed, and when nothing waits */
  readonly claim: (now: Date, leaseSeconds: number, limit: number) => Promise<Claim | undefined>
  /**
   * The orders are done and their payload is emptied; the queue is free.
   *
   * @throws Problem `conflict` (`lease-lapsed`) when the lease has ended or another has the queue: nothing is changed then
   */
  readonly done: (token: number, keys: readonly string[], now: Date) => Promise<void>
  /** Nothing is wrong with the orders, but nobody takes them now: everything waits. @throws as `done` */
  readonly postpone: (token: number, now: Date, until: Date) => Promise<void>
  /** One order was refused: it is tried again from `until`, or is given up when that is undefined. @throws as `done` */
  readonly refuse: (token: number, key: string, reason: string, now: Date, until: Date | undefined) => Promise<void>
  /** By key, after the one given. */
  readonly deadLetters: (after: string, limit: number) => Promise<readonly DeadLetter[]>
  /** Puts a dead letter back where it was in the order. @returns whether there was one */
  readonly retry: (key: string) => Promise<boolean>
  readonly length: () => Promise<QueueLength>
  /** Forgets what is done and was ordered before then. @returns how many */
  readonly forgetDone: (before: Date) => Promise<number>
}

const microseconds = 1_000

/** The time a position stands for. */
export const orderedAt = (position: number): Date => new Date(Math.floor(position / microseconds))

/** The first position of a time. */
export const positionOf = (at: Date): number => at.getTime() * microseconds

/** Positions that grow: what this process orders later comes later, whatever the clock does. */
export function makePositions(): (at: Date) => number {
  let last = 0
  return (at) => {
    last = Math.max(last + 1, positionOf(at))
    return last
  }
}
