import { Problem } from '../../kernel/problem.ts'
import type { ValidationThreads } from './threads.ts'

/** Validation that somebody may ask for without being known. */
export type Validation = Pick<ValidationThreads, 'validate'>

/**
 * Refuses what would have to wait behind too many others: what waits is held in memory.
 *
 * @param most under way and waiting together
 * @throws Problem `validation-busy` at once, besides what validation throws
 */
export function bounded(validation: Validation, most: number): Validation {
  let under = 0
  return {
    async validate(bytes, asked) {
      if (under >= most) throw new Problem('unavailable', 'validation-busy', 'Too many documents are being validated')
      under += 1
      try {
        return await validation.validate(bytes, asked)
      } finally {
        under -= 1
      }
    },
  }
}
