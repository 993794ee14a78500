import type { Finding } from '../finding.ts'
import type { Fault } from './fault.ts'
import { breaks, leavesOpen } from './finding-effect.ts'
import type { Answer } from './run.ts'

/** A walk of which only the answer matters: it ends at the first thing wrong, and writes nothing down. */
export type Trial = {
  /** Something could not be checked that might be wrong. */
  open: boolean
}

/** Thrown to end a trial; it never leaves {@link tried}. */
const failed = new Error('The trial has failed')

/** What a trial makes of faults, or of the findings of a walk below. */
export function weigh(trial: Trial, found: readonly (Fault | Finding)[]): void {
  for (const each of found) {
    if (breaks(each)) throw failed
    trial.open ||= leavesOpen(each)
  }
}

/** The answer of a walk that stops at the first thing wrong: `perhaps` where something was left unchecked. */
export function tried(walk: (trial: Trial) => void): Answer {
  const trial: Trial = { open: false }
  try {
    walk(trial)
  } catch (error) {
    if (error !== failed) throw error
    return 'no'
  }
  return trial.open ? 'perhaps' : 'yes'
}
