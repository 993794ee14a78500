import type { Parameters, Severity } from '../finding.ts'

/** What a part of the validator found at, or below, the value it was handed. The walk makes a `Finding` of it. */
export type Fault = {
  readonly code: string
  readonly severity: Severity
  /** Where below the value handed in, as `['coding', 0, 'code']`; absent at the value itself. */
  readonly at?: readonly (string | number)[]
  readonly rule?: string
  readonly bestPractice?: true
  readonly parameters?: Parameters
}
