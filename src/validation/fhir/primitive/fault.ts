import type { Parameters, Severity } from '../../finding.ts'
import type { Fault } from '../fault.ts'

/** What a check of one value answers; empty when nothing is wrong, and then always the same empty list. */
export type Faults = readonly Fault[]

export const none: Faults = []

/** A list of one fault, made once: what is wrong with a value never depends on the value's own text. */
export function oneFault(severity: Severity, code: string, parameters?: Parameters): Faults {
  return [parameters ? { code, severity, parameters } : { code, severity }]
}
