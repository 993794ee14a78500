import type { Replays } from '../../features/country-of-affiliation/index.ts'
import type { LimitStore } from '../../features/request-limits/index.ts'
import type { Task } from '../periodic.ts'

/** Counts of requests are kept for as long as a window, and a little more. */
const countedMs = 2 * 3_600_000

/** A message that is too old to be taken again need not be remembered. */
export function forgetSeenMessages(replays: Replays, now: () => Date): Task {
  return { name: 'forget-seen-messages', everySeconds: 300, run: () => replays.forgetBefore(now()) }
}

/** How often anybody asked counts within a window alone. */
export function forgetCountedRequests(limits: LimitStore, now: () => Date): Task {
  const run = () => limits.forgetBefore(new Date(now().getTime() - countedMs))
  return { name: 'forget-counted-requests', everySeconds: 600, run }
}
