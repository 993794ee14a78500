import type { Constraint } from '../definitions.ts'

/** Published expression -> the expression that is meant, from a later publication of the same rule or of its type. */
const corrections: ReadonlyMap<string, string> = new Map([
  // RiskAssessment ras-2: an absent probability is no fault (R4B).
  [
    'probability is decimal implies (probability as decimal) <= 100',
    '(probability.exists() and (probability is decimal)) implies ((probability as decimal) <= 100)',
  ],
  // Questionnaire que-12: the human text says «more than one» (R5).
  ['enableWhen.count() > 2 implies enableBehavior.exists()', 'enableWhen.count() >= 2 implies enableBehavior.exists()'],
  // Questionnaire que-7: `Boolean` is the system type, which no element has (R5).
  ["operator = 'exists' implies (answer is Boolean)", "operator = 'exists' implies (answer is boolean)"],
  // Reference ref-1: a reference by identifier alone has no `reference`, and `#` leads to the container (R5).
  [
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))",
    "reference.exists() implies (reference = '#' or reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
  ],
  // Bundle bdl-8: entries without fullUrl (R4B).
  ["fullUrl.contains('/_history/').not()", "fullUrl.exists() implies fullUrl.contains('/_history/').not()"],
  // Names of conformance resources: an absent name, and the whole of it (R4B).
  ["name.matches('[A-Z]([A-Za-z0-9_]){0,254}')", "name.exists() implies name.matches('^[A-Z]([A-Za-z0-9_]){0,254}$')"],
  // Condition con-3: category is a CodeableConcept, and the rule is about problem list items (R4B).
  [
    "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.select($this='problem-list-item').empty()",
    "(verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() and category.coding.exists(system='http://terminology.hl7.org/CodeSystem/condition-category' and code ='problem-list-item').empty()) implies (clinicalStatus.exists())",
  ],
  // Vital signs vs-1: a period has no precision to the day, and the human text is about a dateTime.
  [
    '($this as dateTime).toString().length() >= 8',
    '($this is dateTime) implies ($this as dateTime).toString().length() >= 8',
  ],
  // Timing tim-9: several `when` are one collection, which `in` does not take (R4B).
  [
    "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))",
    "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
  ],
])

/** Key of an invariant of R4 -> the expression that is meant, whatever is published. */
const byKey: ReadonlyMap<string, string> = new Map([
  // That contained resources are referred to is told from the document's own references, and reported where they stand.
  ['dom-3', 'true'],
  // txt-1 is about the markup, txt-2 about content; R4 gives both one function.
  ['txt-2', 'htmlChecks2()'],
  // Only what is not contained needs a narrative: a contained resource may not have one (dom-1 before R4).
  ['dom-6', '(%rootResource != $this) or text.`div`.exists()'],
  [
    'opd-3',
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical' or type.memberOf('http://hl7.org/fhir/ValueSet/resource-types'))",
  ],
  // FHIRPath matches() finds anywhere; the rules mean the whole path.
  ['eld-20', "path.matches('^[A-Za-z][A-Za-z0-9]*(\\\\.[a-z][A-Za-z0-9]*(\\\\[x])?)*$')"],
])

/**
 * The expression to evaluate for an invariant: published ones with known defects are replaced. A constraint without an
 * expression always holds.
 */
export function corrected({ key, expression = 'true' }: Pick<Constraint, 'key' | 'expression'>): string {
  return byKey.get(key) ?? corrections.get(expression.trim()) ?? expression
}
