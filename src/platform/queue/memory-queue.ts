import { type Claim, orderedAt, positionOf, type Queue, type QueueOrder } from './queue.ts'
import { leaseLapsed } from './lease.ts'

type Kept = QueueOrder & {
  readonly state: 'waiting' | 'dead' | 'done'
  readonly tries: number
  readonly reason?: string
}

/** A queue of this process. */
export function memoryQueue(): Queue {
  const items = new Map<string, Kept>()
  let lease = { token: 0, until: new Date(0), failures: 0 }
  const inState = (state: Kept['state']) =>
    [...items.values()].filter((item) => item.state === state).sort((one, other) => one.position - other.position)
  const change = (key: string, changes: Partial<Kept>) => {
    const item = items.get(key)
    if (item) items.set(key, { ...item, ...changes })
  }
  const end = (token: number, now: Date, until: Date, failures: number) => {
    if (lease.token !== token || lease.until <= now) throw leaseLapsed()
    lease = { token, until, failures }
  }
  return {
    async add(order) {
      if (!items.has(order.key)) items.set(order.key, { ...order, state: 'waiting', tries: 0 })
    },
    async claim(now, leaseSeconds, limit): Promise<Claim | undefined> {
      const first = inState('waiting').slice(0, limit)
      if (lease.until > now || first.length === 0) return undefined
      lease = { ...lease, token: lease.token + 1, until: new Date(now.getTime() + leaseSeconds * 1_000) }
      const claimed = first.map(({ key, payload, tries }) => ({ key, payload, tries }))
      return { token: lease.token, items: claimed, failures: lease.failures }
    },
    async done(token, keys, now) {
      end(token, now, now, 0)
      for (const key of keys) change(key, { state: 'done', payload: {} })
    },
    async postpone(token, now, until) {
      end(token, now, until, lease.failures + 1)
    },
    async refuse(token, key, reason, now, until) {
      end(token, now, until ?? now, 0)
      const tries = (items.get(key)?.tries ?? 0) + 1
      change(key, { tries, reason, state: until ? 'waiting' : 'dead' })
    },
    async deadLetters(after, limit) {
      return inState('dead')
        .filter(({ key }) => key > after)
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .slice(0, limit)
        .map(({ key, position, tries, reason = '' }) => ({ key, ordered: orderedAt(position), tries, reason }))
    },
    async retry(key) {
      if (items.get(key)?.state !== 'dead') return false
      change(key, { state: 'waiting', tries: 0 })
      return true
    },
    async length() {
      const [waiting, dead] = [inState('waiting'), inState('dead')]
      const [first] = waiting
      return { waiting: waiting.length, dead: dead.length, ...(first ? { oldest: orderedAt(first.position) } : {}) }
    },
    async forgetDone(before) {
      const gone = inState('done').filter(({ position }) => position < positionOf(before))
      for (const { key } of gone) items.delete(key)
      return gone.length
    },
  }
}
