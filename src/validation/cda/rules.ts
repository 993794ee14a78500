import { assertionRules } from './assertion-rules.ts'
import { clinicalRules } from './clinical-rules.ts'
import { datatypeRules } from './datatype-rules.ts'
import { elementRules } from './element-rules.ts'
import { formRules } from './form-rules.ts'
import { headerRules } from './header-rules.ts'
import { medicationRules } from './medication-rules.ts'
import type { Rule } from './rule.ts'
import { sectionRules } from './section-rules.ts'

/** The rules with a check of their own. A validator adds a list here, and its texts in `rule-texts.ts`. */
const lists = [
  headerRules,
  sectionRules,
  medicationRules,
  assertionRules,
  clinicalRules,
  datatypeRules,
  formRules,
] as const

/** Every rule's stable code. */
export type RuleCode = (typeof lists)[number][number]['code'] | (typeof elementRules)[number]['code']

export const rules: readonly Rule[] = lists.flat()

/** Every rule as a row: what a validator lists and a page explains. */
export const ruleTable: readonly Pick<Rule, 'code' | 'severity' | 'source'>[] = [...rules, ...elementRules]
