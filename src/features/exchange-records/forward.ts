import type { Claim, Queue } from '../../platform/queue/queue.ts'
import type { AuditRepository, Delivery, Trouble } from './audit-repository.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'

/** What sending on takes. */
export type ForwardNeeds = {
  readonly queue: Queue
  readonly event: (eventId: string) => Promise<ExchangeEvent | undefined>
  readonly repository: AuditRepository
  readonly now: () => Date
}

/** Longer than a delivery takes: a worker that is slower is taken for dead. */
const leaseSeconds = 120

/** How often an event is tried before it becomes a dead letter; `undefined` for ever. */
const mostTries: Readonly<Record<Trouble, number | undefined>> = { unreachable: undefined, refused: 3, broken: 12 }

/** Twice as long each time, five minutes at most. */
const delaySeconds = (before: number) => Math.min(2 ** before, 300)

/** Sends on all that waits, in order, until the repository takes no more or nothing waits. @returns how many it took */
export async function forwardAll(needs: ForwardNeeds): Promise<number> {
  for (let sent = 0; ; ) {
    const taken = await forwardNext(needs)
    if (taken === undefined) return sent
    sent += taken
  }
}

/** @returns how many were taken; undefined when there is nothing to do now */
async function forwardNext(needs: ForwardNeeds): Promise<number | undefined> {
  const { queue, repository, now } = needs
  const claim = await queue.claim(now(), leaseSeconds, repository.batch)
  if (!claim) return undefined
  // After trouble one at a time, so that trouble has a name.
  const careful = claim.failures > 0 || (claim.items[0]?.tries ?? 0) > 0
  const items = careful ? claim.items.slice(0, 1) : claim.items
  const events = await Promise.all(items.map(({ payload }) => needs.event(payload.event ?? '')))
  const missing = events.indexOf(undefined)
  const ready = events.slice(0, missing < 0 ? undefined : missing).filter((event) => event !== undefined)
  if (ready.length === 0) {
    await queue.refuse(claim.token, items[0]?.key ?? '', 'event-missing', now(), undefined)
    return 0
  }
  return settle(needs, claim, ready.length, await repository.deliver(ready))
}

async function settle(
  { queue, now }: ForwardNeeds,
  { token, items, failures }: Claim,
  tried: number,
  { taken, stopped }: Delivery,
): Promise<number | undefined> {
  const [first] = items
  if (taken > 0 || !stopped || !first) {
    const keys = items.slice(0, taken).map(({ key }) => key)
    await queue.done(token, keys, now())
    return taken
  }
  const after = (count: number) => new Date(now().getTime() + delaySeconds(count) * 1_000)
  if (stopped.kind === 'unreachable' || tried > 1) {
    await queue.postpone(token, now(), after(failures))
    return undefined
  }
  const most = mostTries[stopped.kind] ?? Number.POSITIVE_INFINITY
  const again = first.tries + 1 < most
  await queue.refuse(token, first.key, stopped.reason, now(), again ? after(first.tries) : undefined)
  return again ? undefined : 0
}
