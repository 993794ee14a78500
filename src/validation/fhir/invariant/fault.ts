import type { Constraint } from '../definitions.ts'
import type { Fault } from '../fault.ts'
import type { InvariantOutcome } from './invariant.ts'

const bestPractice = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice'

/** Invariants of R4 whose words do not say what to do. */
const ownCodes: ReadonlyMap<string, string> = new Map([['dom-6', 'narrative-absent']])

/** The expression cannot be evaluated on this value: then the rule is not kept, as the official validator says. */
const defect = 'evaluation'

/**
 * What an outcome says to the reader, at the focus; undefined when the invariant holds. What only lacks knowledge (a
 * value set, a profile) is `not-checked-`; advice is a warning whatever severity it has.
 *
 * @param profile that has the invariant: where its expression is no FHIRPath, the fault is not the document's
 */
export function invariantFault(constraint: Constraint, outcome: InvariantOutcome, profile: string): Fault | undefined {
  if (outcome === 'holds') return undefined
  const { key, human } = constraint
  const stated = { rule: key, parameters: { key, human } }
  const failed = typeof outcome === 'object' ? outcome.failed : undefined
  if (failed === 'not-fhirpath') {
    return { code: 'invariant-unreadable', severity: 'error', rule: key, parameters: { key, profile } }
  }
  if (failed !== undefined && failed !== defect) {
    return { code: 'not-checked-invariant', severity: 'information', ...stated }
  }
  const code = outcome === 'broken' ? (ownCodes.get(key) ?? 'invariant-broken') : 'invariant-failed'
  if (isAdvice(constraint)) return { code, severity: 'warning', bestPractice: true, ...stated }
  return { code, severity: constraint.severity, ...stated }
}

function isAdvice({ extension }: Constraint): boolean {
  return extension?.some(({ url, valueBoolean }) => url === bestPractice && valueBoolean === true) ?? false
}
