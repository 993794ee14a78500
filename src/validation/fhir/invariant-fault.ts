import type { Constraint } from './definitions.ts'
import type { Fault } from './fault.ts'
import type { InvariantOutcome } from './invariant.ts'

const bestPractice = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice'

/** The expression itself cannot be evaluated on this value: then the rule is not kept, as the official validator says. */
const defects: ReadonlySet<string> = new Set(['evaluation', 'not-fhirpath'])

/**
 * What an outcome says to the reader, at the focus; undefined when the invariant holds. What only lacks knowledge (a
 * value set, a profile) is `not-checked-`; advice is a warning whatever severity it has.
 */
export function invariantFault(constraint: Constraint, outcome: InvariantOutcome): Fault | undefined {
  if (outcome === 'holds') return undefined
  const { key, human } = constraint
  const stated = { rule: key, parameters: { key, human } }
  if (typeof outcome === 'object' && !defects.has(outcome.failed)) {
    return { code: 'not-checked-invariant', severity: 'information', ...stated }
  }
  const code = outcome === 'broken' ? 'invariant-broken' : 'invariant-failed'
  if (isAdvice(constraint)) return { code, severity: 'warning', bestPractice: true, ...stated }
  return { code, severity: constraint.severity, ...stated }
}

function isAdvice({ extension }: Constraint): boolean {
  return extension?.some(({ url, valueBoolean }) => url === bestPractice && valueBoolean === true) ?? false
}
