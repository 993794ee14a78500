import type { XmlElement } from '../../platform/xml/tree.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { V3 } from '../../standards/cda/namespaces.ts'
import { documentBreaches } from './document-findings.ts'
import { recogniseDocument } from './document-kind.ts'
import { isElementName } from './element-names.ts'
import { elementRules } from './element-rules.ts'
import { inspect, type Plan } from './inspect.ts'
import { enter, enterOnce, type RuleRow } from './ledger.ts'
import { indexRules } from './rule-index.ts'
import { rules } from './rules.ts'
import { onlyInSummaries, restating } from './standing.ts'
import { templateOf, templatesFor } from './templates/registry.ts'
import type { DocumentKind } from './templates/row.ts'
import { builtInValueSets, eitherOf, type ValueSets } from './value-sets.ts'
import { type CdaVerdict, canonicalOf, findingOf } from './verdict.ts'
import { checkVocabulary } from './vocabulary.ts'

const elementRows: ReadonlyMap<string, RuleRow> = new Map(elementRules.map((row) => [row.code, row]))
const told = rules.filter(({ code }) => !restating.has(code))
const inSummaries = indexRules(told)
const elsewhere = indexRules(told.filter(({ code }) => !onlyInSummaries.has(code)))
/** What every CDA document owes HL7, whoever made it. */
const anywhere = indexRules(told.filter(({ source }) => /^(CDA R2|HL7 v3|XML|ISO) /.test(source)))
const noTemplates: Plan['templates'] = new Map()

const rulesFor = (kind: DocumentKind | undefined) => {
  if (kind === undefined) return anywhere
  return kind === 'patient-summary' ? inSummaries : elsewhere
}

/** What has a rule of its own for the reader misleads one. */
const lacking: Plan['lacking'] = (shortfall, template, ledger) => {
  const { code, wanted } = shortfall
  const severity = wanted.toldApart ? 'safety' : (elementRows.get(code)?.severity ?? 'cosmetic')
  enterOnce(ledger, { code, severity }, shortfall, { template, wanted })
}

/**
 * Judges a CDA document of any type of MyHealth@EU by the templates of its type (as of 22 April 2024) and by rules of
 * our own. What breaks a published requirement is an error; the rest is a warning where a reader may be misled, else
 * information. A CDA document of another kind is only held to HL7's own rules. Pure, and never throws whatever the
 * document is.
 *
 * A document with masked (`MSK`) where another has no information (`NI`) has the same findings, whatever a sender left
 * inside what is masked (Regulation (EU) 2025/327, Art. 8).
 *
 * @param settings now: what ages, ends and futures are judged by. valueSets: what the operator loaded; a code of
 *   another set is told as not checked, once a set
 */
export function validateCda(
  sent: XmlElement,
  { now, valueSets }: { readonly now: Date; readonly valueSets?: ValueSets },
): CdaVerdict {
  const root = concealMasked(sent)
  if (root.name !== 'ClinicalDocument' || root.ns !== V3) return notCda(root)
  const recognised = recogniseDocument(root)
  const document = recognised && templateOf(recognised.template)
  const ledger = inspect(root, now, {
    rules: rulesFor(recognised?.kind),
    document,
    templates: recognised ? templatesFor(recognised.kind) : noTemplates,
    lacking,
    coded: checkVocabulary(eitherOf(valueSets, builtInValueSets)),
  })
  for (const breach of documentBreaches(root, recognised))
    enter(ledger, { code: breach.code, severity: 'safety' }, breach, root)
  return {
    findings: ledger.findings.map(findingOf).sort((a, b) => a.line - b.line),
    kind: recognised?.kind,
    level: recognised?.level,
    profiles: document ? [canonicalOf(document)] : [],
  }
}

function notCda(root: XmlElement): CdaVerdict {
  const place = { path: isElementName(root.name) ? `/${root.name}` : '/*', line: root.line }
  const finding = findingOf({ code: 'not-cda', severity: 'safety', ...place, parameters: {} })
  return { findings: [finding], kind: undefined, level: undefined, profiles: [] }
}
