import { Problem } from '../../kernel/problem.ts'
import type { DirectoryKeeper, Operator } from './keeper.ts'

/**
 * Approves everything that waits, as nobody may where the countries are real: the demonstration has made all of its
 * countries itself.
 *
 * @throws Problem `forbidden` `not-demonstration`
 */
export async function approveWaiting(keeper: DirectoryKeeper, operator: Operator): Promise<void> {
  if (keeper.network !== 'demonstration') {
    throw new Problem('forbidden', 'not-demonstration', 'Real countries are approved one by one')
  }
  for (const { pin } of keeper.inventory()) {
    if (pin.state === 'waiting') await keeper.decide(pin, 'approved', operator)
  }
}
