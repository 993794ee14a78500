import type { Decision, Facts } from '../../protocols/gate/access.ts'
import { policy } from './policy.ts'

/**
 * May this leave, to this person, now? Pure: the first row of the policy that applies decides; without a row the
 * answer is no. Every way out asks this function, whatever protocol carries it (issue 2, item 5).
 */
export function decideAccess(facts: Facts, now: Date): Decision {
  const row = policy.find(({ applies }) => applies(facts, now))
  return row ? { effect: row.effect, because: row.id } : { effect: 'deny', because: 'no-row' }
}
