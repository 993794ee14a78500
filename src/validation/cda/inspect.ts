import { textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { plainText } from '../../standards/cda/narrative.ts'
import { namesSomething, saysNothing, statedAbsence } from './absence.ts'
import { type Shortfall, type Sink, shortfalls } from './element-rules.ts'
import { enter, type Ledger, openLedger } from './ledger.ts'
import type { SectionFacts, Survey } from './rule.ts'
import type { RuleIndex } from './rule-index.ts'
import { statementKindOf } from './sections.ts'
import { attribute, first, templatesOf } from './select.ts'
import { beginSurvey, enterScene, type Scene } from './survey.ts'
import type { Wanted } from './templates/notation.ts'
import type { Template } from './templates/registry.ts'

/** What one walk looks for. */
export type Plan = {
  readonly rules: RuleIndex
  /** The template of the document itself, asked whether the document says so or not. */
  readonly document: Template | undefined
  /** Templates that elements of the document may carry, by OID. */
  readonly templates: ReadonlyMap<string, Template>
  /** Writes down what an element lacks of a template. */
  readonly lacking: (shortfall: Shortfall, template: Template, ledger: Ledger) => void
  /** Looks a code or attribute up in its value sets. */
  readonly coded?: (element: XmlElement, wanted: Wanted, template: Template, ledger: Ledger) => void
}

type Walk = { readonly survey: Survey; readonly ledger: Ledger; readonly plan: Plan }

/**
 * Every rule of the plan that the document breaks: one walk through the tree, then the rules that need the whole. Pure,
 * and never throws whatever the document is.
 */
export function inspect(root: XmlElement, now: Date, plan: Plan): Ledger {
  const survey = beginSurvey(root, now)
  const ledger = openLedger()
  const walk = { survey, ledger, plan }
  if (plan.document && root.name === 'ClinicalDocument') follow(root, plan.document, walk)
  visit(root, { section: undefined, narrative: undefined }, walk)
  for (const section of survey.sections)
    for (const rule of plan.rules.section) enter(ledger, rule, rule.check(section, survey), section.element)
  for (const rule of plan.rules.document) enter(ledger, rule, rule.check(root, survey), root)
  return ledger
}

function visit(element: XmlElement, around: Scene, walk: Walk): void {
  const { survey, ledger, plan } = walk
  const scene = enterScene(element, around, survey)
  const named = plan.rules.element.get(element.name)
  if (named) for (const rule of named) enter(ledger, rule, rule.check(element, survey), element)
  // A handful of names to look for is faster than every name an element has.
  for (const [name, attributed] of plan.rules.attribute)
    if (element.attributes[name] !== undefined)
      for (const rule of attributed) enter(ledger, rule, rule.check(element, survey), element)
  if (scene.section && !scene.narrative) checkStatement(element, scene.section, walk)
  if (element.parent && first(element, 'templateId'))
    for (const root of new Set(templatesOf(element))) followKnown(element, root, walk)
  for (const node of element.children) {
    if (typeof node === 'string') {
      for (const rule of plan.rules.text) enter(ledger, rule, rule.check(node, element), element)
      continue
    }
    visit(node, scene, walk)
  }
}

function followKnown(element: XmlElement, root: string, walk: Walk): void {
  const template = walk.plan.templates.get(root)
  if (template?.wanted.names.includes(element.name)) follow(element, template, walk)
}

function follow(element: XmlElement, template: Template, { ledger, plan }: Walk): void {
  const { lacking, coded } = plan
  const sink: Sink = {
    found: (shortfall) => lacking(shortfall, template, ledger),
    ...(coded ? { coded: (at, wanted) => coded(at, wanted, template, ledger) } : {}),
  }
  shortfalls(element, template.wanted.children, sink)
}

function checkStatement(element: XmlElement, section: SectionFacts, { survey, ledger, plan }: Walk): void {
  const kind = statementKindOf(element, section.code)
  if (!kind) return
  const absence = statedAbsence(kind, element)
  const named = namesSomething(kind, element)
  const silent = !absence && !named && saysNothing(kind, element, wordsOf(element, survey))
  section.statements.push({ kind, element, silent, ...(absence ? { absence: absence.means } : {}) })
  if (silent || (absence && !named)) return
  for (const rule of plan.rules.statement.get(kind) ?? [])
    enter(ledger, rule, rule.check(element, survey, kind), element)
}

/** The statement's own text, in place or in the narrative of a section that was walked. */
function wordsOf(statement: XmlElement, { narrativeIds }: Survey): string | undefined {
  const text = first(statement, 'text')
  if (!text) return undefined
  const id = attribute(first(text, 'reference'), 'value')?.replace(/^#/, '')
  return textOf(text).trim() || (id === undefined ? undefined : narrativeIds.get(id)?.map(plainText).join(' '))
}
