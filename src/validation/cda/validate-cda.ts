import { pathOf, type XmlElement } from '../../platform/xml/tree.ts'
import { V3 } from '../../standards/cda/namespaces.ts'
import type { Severity } from '../finding.ts'
import { type DocumentBreach, documentBreaches, documentCodes } from './document-findings.ts'
import { recogniseDocument } from './document-kind.ts'
import { elementRules } from './element-rules.ts'
import { inspect, type Plan } from './inspect.ts'
import { enter, enterOnce, type Ledger, type RuleRow } from './ledger.ts'
import { indexRules } from './rule-index.ts'
import { rules } from './rules.ts'
import { onlyInSummaries, restating, severityOf } from './standing.ts'
import { type Template, templateOf, templatesFor } from './templates/registry.ts'
import { builtInValueSets, eitherOf, type ValueSets } from './value-sets.ts'
import type { CdaFinding, CdaVerdict } from './verdict.ts'
import { lookUp, nameOfSet } from './vocabulary.ts'

/** How what only a validator says weighs; the rules of the reader have {@link severityOf}. */
const severities: Readonly<Record<string, Severity>> = {
  ...Object.fromEntries(elementRules.map(({ code }) => [code, 'error'] as const)),
  ...documentCodes,
  'attribute-not-in-value-set': 'error',
  'code-not-in-value-set': 'error',
  'code-beyond-value-set': 'warning',
  'not-checked-value-set': 'information',
}

/** Codes that only a validator tells, beside those of `ruleTable`. */
export const validatorCodes: readonly string[] = Object.keys(severities).filter(
  (code) => !elementRules.some((row) => row.code === code),
)

const rows: ReadonlyMap<string, RuleRow> = new Map<string, RuleRow>([
  ...validatorCodes.map((code) => [code, { code, severity: 'cosmetic' }] as const),
  ...elementRules.map((row) => [row.code, row] as const),
])
const rowOf = (code: string): RuleRow => rows.get(code) ?? { code, severity: 'cosmetic' }

const told = rules.filter(({ code }) => !restating.has(code))
const inSummaries = indexRules(told)
const elsewhere = indexRules(told.filter(({ code }) => !onlyInSummaries.has(code)))

/**
 * Judges a CDA document of any type of MyHealth@EU by the templates of its type (as of 22 April 2024) and by rules of
 * our own. What breaks a published requirement is an error; the rest is a warning where a reader may be misled, else
 * information. Pure, and never throws whatever the document is.
 *
 * A document with masked (`MSK`) where another has no information (`NI`) has the same findings.
 *
 * @param settings now: what ages, ends and futures are judged by. valueSets: what the operator loaded; a code of
 *   another set is told as not checked, once a set
 */
export function validateCda(
  root: XmlElement,
  { now, valueSets }: { readonly now: Date; readonly valueSets?: ValueSets },
): CdaVerdict {
  if (root.name !== 'ClinicalDocument' || root.ns !== V3) return notCda(root)
  const recognised = recogniseDocument(root)
  const document = recognised && templateOf(recognised.template)
  const plan: Plan = {
    rules: recognised?.kind === 'patient-summary' ? inSummaries : elsewhere,
    document,
    templates: recognised ? templatesFor(recognised.kind) : new Map<string, Template>(),
    lacking: (shortfall, template, ledger) =>
      enterOnce(ledger, rowOf(shortfall.code), shortfall, { template, wanted: shortfall.wanted }),
    coded: vocabulary(eitherOf(valueSets, builtInValueSets)),
  }
  const ledger = inspect(root, now, plan)
  for (const breach of documentBreaches(root, recognised)) enter(ledger, rowOf(breach.code), breach, root)
  return {
    findings: ledger.findings.map(findingOf).sort((a, b) => a.line - b.line),
    kind: recognised?.kind,
    level: recognised?.level,
    profiles: document ? [canonical(document)] : [],
  }
}

/** Looks codes up; a set that nobody loaded is told once, where it was first needed. */
function vocabulary(sets: ValueSets): NonNullable<Plan['coded']> {
  const unchecked = new Set<string>()
  return (at, wanted, template, ledger) => {
    const answer = lookUp(at, wanted, sets)
    if (answer === 'member' || answer === 'nothing-to-look-up') return
    const valueSet = (wanted.valueSets ?? []).map(nameOfSet).join(' / ')
    if (answer === 'not-checked') {
      if (unchecked.has(valueSet)) return
      unchecked.add(valueSet)
    }
    const stranger = wanted.attribute
      ? 'attribute-not-in-value-set'
      : wanted.strict
        ? 'code-not-in-value-set'
        : 'code-beyond-value-set'
    const code = answer === 'not-checked' ? 'not-checked-value-set' : stranger
    const element = wanted.names.join(' / ')
    enterOnce(ledger, rowOf(code), { at, parameters: { valueSet, element } }, { template, wanted })
  }
}

function findingOf({
  code,
  severity: matters,
  path,
  line,
  section,
  template,
  parameters,
  asked,
}: Ledger['findings'][number]): CdaFinding {
  const severity = severities[code] ?? severityOf(code, matters)
  const profile = asked ? canonical(asked.template) : template
  return {
    code,
    severity,
    path,
    line,
    matters,
    parameters,
    ...(section === undefined ? {} : { section }),
    ...(profile === undefined ? {} : { profile }),
    ...(asked ? { element: asked.wanted.path, rule: asked.wanted.usage } : {}),
    ...(severity === 'error' || severities[code] ? {} : { bestPractice: true as const }),
  }
}

const canonical = ({ root, version }: Template): string => `${root}|${version}`

function notCda(root: XmlElement): CdaVerdict {
  const code: DocumentBreach['code'] = 'not-cda'
  const finding: CdaFinding = {
    code,
    severity: documentCodes[code],
    path: pathOf(root),
    line: root.line,
    matters: 'safety',
    parameters: {},
  }
  return { findings: [finding], kind: undefined, level: undefined, profiles: [] }
}
