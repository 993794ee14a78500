import type { Finding } from '../finding.ts'
import type { Fault } from './fault.ts'
import type { Answer } from './run.ts'

/** Faults of what could not be read; the Java validator finds them while it reads. */
export const ofReading: ReadonlySet<string> = new Set([
  'array-empty',
  'array-expected',
  'choice-several',
  'element-unknown',
  'null-value',
  'object-empty',
  'object-expected',
  'primitive-expected',
  'primitive-kind',
  'single-expected',
])

/**
 * Faults that the Java validator finds before or after it looks at profiles, of writing and of documents: a resource
 * with such a fault still conforms to a profile that is asked of it elsewhere.
 */
const beside: ReadonlySet<string> = new Set([
  ...ofReading,
  'contained-id-again',
  'contained-unused',
  'narrative-malformed',
  'narrative-named-character',
  'resource-type-missing',
  'resource-type-unknown',
  'security-label-again',
])

/** Whether a value conforms of which this was found. */
export function answerOf(findings: readonly Finding[]): Answer {
  if (findings.some(breaks)) return 'no'
  return findings.some(leavesOpen) ? 'perhaps' : 'yes'
}

/** Whether what was found makes its resource break the profiles that others ask of it. */
export function breaks({ code, severity }: Finding | Fault): boolean {
  return severity === 'error' && !beside.has(code)
}

/** Whether a code that could not be checked may make it break them. */
export function leavesOpen({ code, parameters }: Finding | Fault): boolean {
  return (code === 'not-checked-binding' || code === 'not-checked-value-set') && parameters?.strength === 'required'
}
