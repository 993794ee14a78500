import type { XmlElement } from '../../platform/xml/tree.ts'
import { elementRules, type Shortfall } from './element-rules.ts'
import { inspect, type Plan } from './inspect.ts'
import { enterOnce, type Ledger, type RuleRow } from './ledger.ts'
import type { Finding } from './rule.ts'
import { indexRules } from './rule-index.ts'
import { rules } from './rules.ts'
import { levelOf } from './survey.ts'
import { templatesFor, templateOf } from './templates/registry.ts'

const elementRows: ReadonlyMap<string, RuleRow> = new Map(elementRules.map((row) => [row.code, row]))
const index = indexRules(rules)

/** What the reader is told apart by a rule with words of its own is not told here again. */
function lacking(shortfall: Shortfall, _template: unknown, ledger: Ledger): void {
  const row = elementRows.get(shortfall.code)
  if (row && !shortfall.wanted.toldApart) enterOnce(ledger, row, shortfall)
}

/**
 * Every rule of the table that the document breaks as a patient summary, by line, the first 500 of each rule. Pure, and
 * never throws whatever the document is.
 *
 * A document with masked (`MSK`) where another has no information (`NI`) has the same findings.
 *
 * @param now what ages, ends and futures are judged by
 */
export function checkSummary(root: XmlElement, now: Date): readonly Finding[] {
  const document = templateOf(levelOf(root) === 'L1' ? '1.7' : '1.3')
  const plan: Plan = { rules: index, document, templates: templatesFor('patient-summary'), lacking }
  return [...inspect(root, now, plan).findings].sort((a, b) => a.line - b.line)
}
