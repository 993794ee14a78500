import { Problem } from '../../kernel/problem.ts'

/** Does a piece of work, or refuses it. */
export type Bound = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * Refuses what would have to wait behind too many others: what waits is held in memory.
 *
 * @param most under way and waiting together
 * @throws Problem `validation-busy` at once, besides what the work throws
 */
export function bounded(most: number): Bound {
  let under = 0
  return async (work) => {
    if (under >= most) throw new Problem('unavailable', 'validation-busy', 'Too many documents are being validated')
    under += 1
    try {
      return await work()
    } finally {
      under -= 1
    }
  }
}
