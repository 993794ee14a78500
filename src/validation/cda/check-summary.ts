import { textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { plainText } from '../../standards/cda/narrative.ts'
import { namesSomething, saysNothing, statedAbsence } from './absence.ts'
import { elementRules, shortfalls, type Wanted, wantedByLevel, wantedByTemplate } from './element-rules.ts'
import { enter, type Ledger, openLedger, type RuleRow } from './ledger.ts'
import type { Finding, Rule, SectionFacts, Survey } from './rule.ts'
import { rules } from './rules.ts'
import { statementKindOf } from './sections.ts'
import { attribute, first, templatesOf } from './select.ts'
import { beginSurvey, enterScene, type Scene } from './survey.ts'

type RuleOn<On extends Rule['on']> = Extract<Rule, { readonly on: On }>

/** The rule list, turned round: by the place each applies to. Made once. */
const documentRules: RuleOn<'document'>[] = []
const sectionRules: RuleOn<'section'>[] = []
const textRules: RuleOn<'text'>[] = []
const rulesByElement = new Map<string, RuleOn<'element'>[]>()
const rulesByAttribute = new Map<string, RuleOn<'attribute'>[]>()
const rulesByStatement = new Map<string, RuleOn<'statement'>[]>()
for (const rule of rules) {
  if (rule.on === 'document') documentRules.push(rule)
  else if (rule.on === 'section') sectionRules.push(rule)
  else if (rule.on === 'text') textRules.push(rule)
  else if (rule.on === 'element') for (const name of rule.of) index(rulesByElement, name, rule)
  else if (rule.on === 'attribute') for (const name of rule.of) index(rulesByAttribute, name, rule)
  else for (const kind of rule.of) index(rulesByStatement, kind, rule)
}
const elementRows: ReadonlyMap<string, RuleRow> = new Map(elementRules.map((row) => [row.code, row]))

function index<T>(by: Map<string, T[]>, key: string, rule: T): void {
  const list = by.get(key)
  if (list) list.push(rule)
  else by.set(key, [rule])
}

/**
 * Every rule of the table that the document breaks, by line, the first 500 of each rule: one walk through the tree, then the rules that need the
 * whole. Pure, and never throws whatever the document is.
 *
 * A document with masked (`MSK`) where another has no information (`NI`) has the same findings.
 *
 * @param now what ages, ends and futures are judged by
 */
export function checkSummary(root: XmlElement, now: Date): readonly Finding[] {
  const survey = beginSurvey(root, now)
  const ledger = openLedger()
  checkElements(root, wantedByLevel(survey.level), ledger)
  visit(root, { section: undefined, narrative: undefined }, survey, ledger)
  for (const section of survey.sections)
    for (const rule of sectionRules) enter(ledger, rule, rule.check(section, survey), section.element)
  for (const rule of documentRules) enter(ledger, rule, rule.check(root, survey), root)
  return ledger.findings.sort((a, b) => a.line - b.line)
}

function visit(element: XmlElement, around: Scene, survey: Survey, ledger: Ledger): void {
  const scene = enterScene(element, around, survey)
  const named = rulesByElement.get(element.name)
  if (named) for (const rule of named) enter(ledger, rule, rule.check(element, survey), element)
  // A handful of names to look for is faster than every name an element has.
  for (const [name, attributed] of rulesByAttribute)
    if (element.attributes[name] !== undefined)
      for (const rule of attributed) enter(ledger, rule, rule.check(element, survey), element)
  if (scene.section && !scene.narrative) checkStatement(element, scene.section, survey, ledger)
  for (const root of new Set(templatesOf(element))) checkElements(element, wantedByTemplate(root), ledger)
  for (const node of element.children) {
    if (typeof node === 'string') {
      for (const rule of textRules) enter(ledger, rule, rule.check(node, element), element)
      continue
    }
    visit(node, scene, survey, ledger)
  }
}

function checkElements(element: XmlElement, wanted: readonly Wanted[], ledger: Ledger): void {
  for (const shortfall of shortfalls(element, wanted)) {
    const row = elementRows.get(shortfall.code)
    if (row) enter(ledger, row, shortfall, element)
  }
}

function checkStatement(element: XmlElement, section: SectionFacts, survey: Survey, ledger: Ledger): void {
  const kind = statementKindOf(element, section.code)
  if (!kind) return
  const absence = statedAbsence(kind, element)
  const named = namesSomething(kind, element)
  const silent = !absence && !named && saysNothing(kind, element, wordsOf(element, survey))
  section.statements.push({ kind, element, silent, ...(absence ? { absence: absence.means } : {}) })
  if (silent || (absence && !named)) return
  for (const rule of rulesByStatement.get(kind) ?? []) enter(ledger, rule, rule.check(element, survey, kind), element)
}

/** The statement's own text, in place or in the narrative of a section that was walked. */
function wordsOf(statement: XmlElement, { narrativeIds }: Survey): string | undefined {
  const text = first(statement, 'text')
  if (!text) return undefined
  const id = attribute(first(text, 'reference'), 'value')?.replace(/^#/, '')
  return textOf(text).trim() || (id === undefined ? undefined : narrativeIds.get(id)?.map(plainText).join(' '))
}
