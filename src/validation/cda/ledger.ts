import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { isElementName } from './element-names.ts'
import type { Breach, Finding, Rule, Verdict } from './rule.ts'
import { sectionCodeOf } from './sections.ts'
import { mainTemplateOf } from './select.ts'
import type { Wanted } from './templates/notation.ts'
import type { Template } from './templates/registry.ts'

/** What a finding takes from its rule. */
export type RuleRow = Pick<Rule, 'code' | 'severity' | 'oncePerSection'>

/** How many findings of one rule are told: enough for any reader, and a bound on what a hostile document can cost. */
const mostPerRule = 500

type Place = Pick<Finding, 'path' | 'section' | 'template'>

/** The row of a template that asks for what was not found. */
export type Asked = { readonly template: Template; readonly wanted: Wanted }

/** The findings of one document as they are made. */
export type Ledger = {
  readonly findings: (Finding & { readonly asked?: Asked })[]
  readonly counts: Map<string, number>
  /** Rule and section of what is told once per section. */
  readonly told: Set<string>
  /** Places already worked out; the path of a sibling is found from them without counting again. */
  readonly places: Map<XmlElement, Place>
  readonly steps: Map<XmlElement, string>
  /** What two templates of one element want alike is told once. */
  readonly shortfalls: Map<XmlElement, Set<string>>
}

export function openLedger(): Ledger {
  return {
    findings: [],
    counts: new Map(),
    told: new Set(),
    places: new Map(),
    steps: new Map(),
    shortfalls: new Map(),
  }
}

/** Writes down what a rule found at an element, if it found anything. */
export function enter(ledger: Ledger, rule: RuleRow, verdict: Verdict, element: XmlElement): void {
  if (!verdict) return
  if (verdict === true) tell(ledger, rule, { at: element })
  else if (isList(verdict)) for (const breach of verdict) tell(ledger, rule, breach)
  else tell(ledger, rule, verdict)
}

/** Writes down what a template does not find, unless another template said the same of the same element. */
export function enterOnce(ledger: Ledger, rule: RuleRow, breach: Breach, asked?: Asked): void {
  const key = `${rule.code} ${Object.values(breach.parameters ?? {}).join(' ')}`
  const told = ledger.shortfalls.get(breach.at)
  if (told?.has(key)) return
  if (told) told.add(key)
  else ledger.shortfalls.set(breach.at, new Set([key]))
  tell(ledger, rule, breach, asked)
}

function tell(
  ledger: Ledger,
  { code, severity, oncePerSection }: RuleRow,
  { at, parameters = {} }: Breach,
  asked?: Asked,
): void {
  const count = ledger.counts.get(code) ?? 0
  if (count >= mostPerRule) return
  const place = placeOf(at, ledger)
  if (oncePerSection) {
    const key = `${code} ${place.section ?? ''}`
    if (ledger.told.has(key)) return
    ledger.told.add(key)
  }
  ledger.counts.set(code, count + 1)
  ledger.findings.push({ code, severity, line: at.line, ...place, parameters, ...(asked ? { asked } : {}) })
}

/**
 * The path of an element as `pathOf` writes it, the section it stands in and the innermost template there. An element
 * of a name that is not CDA's stands in it as `*`, with its position among all elements beside it.
 */
function placeOf(element: XmlElement, ledger: Ledger): Place {
  const known = ledger.places.get(element)
  if (known) return known
  const outer = element.parent ? placeOf(element.parent, ledger) : { path: '' }
  const isSection = element.name === 'section'
  const section = isSection ? sectionCodeOf(element) : outer.section
  const template = mainTemplateOf(element) ?? (isSection ? undefined : outer.template)
  const place = {
    path: `${outer.path}/${stepOf(element, ledger)}`,
    ...(section === undefined ? {} : { section }),
    ...(template === undefined ? {} : { template }),
  }
  ledger.places.set(element, place)
  return place
}

/** The last step of the path, with its position where siblings share the name; counts all siblings at once. */
function stepOf(element: XmlElement, { steps }: Ledger): string {
  const known = steps.get(element)
  if (known !== undefined || !element.parent) return known ?? (isElementName(element.name) ? element.name : '*')
  const totals = new Map<string, number>()
  const siblings = elementsOf(element.parent)
  for (const { name } of siblings) totals.set(name, (totals.get(name) ?? 0) + 1)
  const seen = new Map<string, number>()
  for (const [index, sibling] of siblings.entries()) {
    const { name } = sibling
    const position = (seen.get(name) ?? 0) + 1
    seen.set(name, position)
    const step = totals.get(name) === 1 ? name : `${name}[${position}]`
    steps.set(sibling, isElementName(name) ? step : `*[${index + 1}]`)
  }
  return steps.get(element) ?? '*'
}

// Array.isArray does not narrow a readonly array.
const isList = (verdict: Breach | readonly Breach[]): verdict is readonly Breach[] => Array.isArray(verdict)
