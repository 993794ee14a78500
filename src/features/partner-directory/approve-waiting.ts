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
  const waiting = keeper.inventory().filter(({ pin }) => pin.state === 'waiting')
  await keeper.decideAll(
    waiting.map(({ pin }) => pin),
    'approved',
    operator,
  )
}
