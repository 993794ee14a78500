import type { Finding } from '../finding.ts'
import type { DocumentIndex, Standing } from './document-index.ts'
import type { Fault } from './fault.ts'
import type { InvariantScope } from './invariant.ts'
import { type Place, pathOf, pointerOf, unreadPathOf } from './place.ts'
import type { Rule } from './program.ts'
import type { Answer, Run } from './run.ts'

/** One program walked over one resource. */
export type Walk = {
  readonly run: Run
  readonly standing: Standing
  /** Of the program, with `|version`: what the findings name. */
  readonly canonical: string
  readonly scope: InvariantScope
  readonly findings: Finding[]
}

/** Makes findings of what is wrong at, or below, a place, as long as there may be more. */
export function report(walk: Walk, place: Place, faults: readonly Fault[], rule?: Rule): void {
  const { left } = walk.run
  for (const fault of faults) {
    left[fault.severity] -= 1
    if (left[fault.severity] >= 0) walk.findings.push(findingOf(walk, place, fault, rule))
  }
}

function findingOf(walk: Walk, place: Place, fault: Fault, rule: Rule | undefined): Finding {
  const { code, severity, at, parameters = {} } = fault
  return {
    code,
    severity,
    path: ofReading.has(code) ? unreadPathOf(place) : pathOf(place, at),
    pointer: pointerOf(place, at),
    profile: walk.canonical,
    ...(rule && { element: rule.id }),
    ...(fault.rule !== undefined && { rule: fault.rule }),
    ...(fault.bestPractice && { bestPractice: true }),
    parameters,
  }
}

/** Faults of what could not be read. */
const ofReading: ReadonlySet<string> = new Set([
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

function leavesOpen({ code, parameters }: Finding): boolean {
  return code === 'not-checked-binding' && parameters.strength === 'required'
}

/** Whether what was found makes its resource break the profiles that others ask of it. */
export function breaks(finding: Finding): boolean {
  return finding.severity === 'error' && !beside.has(finding.code)
}

/** The resource of the document that a literal reference leads to. */
export function targetOf(index: DocumentIndex, reference: string, from: Standing): Standing | undefined {
  const resolution = index.resolve(reference, from)
  return resolution.leads === 'here' ? resolution.to : undefined
}
