import type { Finding } from '../finding.ts'
import type { DocumentIndex, Standing } from './document-index.ts'
import type { Fault } from './fault.ts'
import type { InvariantScope } from './invariant.ts'
import { type Place, pathOf, pointerOf } from './place.ts'
import type { Rule } from './program.ts'
import type { Run } from './run.ts'

/** One program walked over one resource. */
export type Walk = {
  readonly run: Run
  readonly standing: Standing
  /** Of the program, with `|version`: what the findings name. */
  readonly canonical: string
  readonly scope: InvariantScope
  readonly findings: Finding[]
}

/** Makes findings of what is wrong at, or below, a place. */
export function report(walk: Walk, place: Place, faults: readonly Fault[], rule?: Rule): void {
  for (const fault of faults) walk.findings.push(findingOf(walk, place, fault, rule))
}

function findingOf(walk: Walk, place: Place, fault: Fault, rule: Rule | undefined): Finding {
  const { code, severity, at, parameters = {} } = fault
  return {
    code,
    severity,
    path: pathOf(place, at),
    pointer: pointerOf(place, at),
    profile: walk.canonical,
    ...(rule && { element: rule.id }),
    ...(fault.rule !== undefined && { rule: fault.rule }),
    ...(fault.bestPractice && { bestPractice: true }),
    parameters,
  }
}

/**
 * Faults that the Java validator finds before or after it looks at profiles, of writing and of documents: a resource
 * with such a fault still conforms to a profile that is asked of it elsewhere.
 */
const beside: ReadonlySet<string> = new Set([
  'contained-id-again',
  'contained-unused',
  'security-label-again',
  'array-empty',
  'array-expected',
  'choice-several',
  'element-unknown',
  'narrative-malformed',
  'narrative-named-character',
  'null-value',
  'object-empty',
  'object-expected',
  'primitive-expected',
  'primitive-kind',
  'resource-type-missing',
  'resource-type-unknown',
  'single-expected',
])

/** Whether what was found makes its resource break the profiles that others ask of it. */
export function breaks(finding: Finding): boolean {
  return finding.severity === 'error' && !beside.has(finding.code)
}

/** The resource of the document that a literal reference leads to. */
export function targetOf(index: DocumentIndex, reference: string, from: Standing): Standing | undefined {
  const resolution = index.resolve(reference, from)
  return resolution.leads === 'here' ? resolution.to : undefined
}
