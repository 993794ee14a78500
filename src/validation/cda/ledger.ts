import { pathOf, type XmlElement } from '../../platform/xml/tree.ts'
import type { Breach, Finding, Rule, Verdict } from './rule.ts'
import { sectionCodeOf } from './sections.ts'
import { mainTemplateOf } from './select.ts'

/** What a finding takes from its rule. */
export type RuleRow = Pick<Rule, 'code' | 'severity' | 'oncePerSection'>

/** The findings of one document as they are made. */
export type Ledger = {
  readonly findings: Finding[]
  /** Rule and section of what is told once per section. */
  readonly told: Set<string>
}

/** Writes down what a rule found at an element, if it found anything. */
export function enter(ledger: Ledger, rule: RuleRow, verdict: Verdict, element: XmlElement): void {
  if (!verdict) return
  if (verdict === true) tell(ledger, rule, { at: element })
  else if (isList(verdict)) for (const breach of verdict) tell(ledger, rule, breach)
  else tell(ledger, rule, verdict)
}

function tell({ findings, told }: Ledger, rule: RuleRow, { at, parameters = {} }: Breach): void {
  const around = surroundings(at)
  if (rule.oncePerSection) {
    const key = `${rule.code} ${around.section ?? ''}`
    if (told.has(key)) return
    told.add(key)
  }
  const { code, severity } = rule
  findings.push({ code, severity, path: pathOf(at), line: at.line, ...around, parameters })
}

/** The section and the innermost template an element stands in. */
function surroundings(element: XmlElement): Pick<Finding, 'section' | 'template'> {
  let template: string | undefined
  for (let here: XmlElement | null = element; here; here = here.parent) {
    template ??= mainTemplateOf(here)
    if (here.name !== 'section') continue
    const section = sectionCodeOf(here)
    return { ...(section === undefined ? {} : { section }), ...(template === undefined ? {} : { template }) }
  }
  return template === undefined ? {} : { template }
}

// Array.isArray does not narrow a readonly array.
const isList = (verdict: Breach | readonly Breach[]): verdict is readonly Breach[] => Array.isArray(verdict)
