import type { Finding, Severity } from '../finding.ts'
import { elementRules } from './element-rules.ts'
import type { Ledger } from './ledger.ts'
import type { Parameters, Severity as Weight } from './rule.ts'
import { isKnownSection } from './sections.ts'
import { severityOf } from './standing.ts'
import { isTemplate, type Template } from './templates/registry.ts'
import type { DocumentKind } from './templates/row.ts'
import { documentCodes, vocabularyCodes } from './validator-codes.ts'

/** A finding in a CDA document. `profile` and `element` are the template's OID with its version, and the path in it. */
export type CdaFinding = Finding & {
  /** From 1; 0 in a tree we built. */
  readonly line: number
  /** Safety: a reader may be misled. Cosmetic: a machine may stumble. */
  readonly matters: Weight
  /** LOINC code of the section it stands in, where it is one of MyHealth@EU. */
  readonly section?: string
}

/** What is said of one CDA document. It is valid when no finding is an error. */
export type CdaVerdict = {
  /** By line; of one rule the first 500. */
  readonly findings: readonly CdaFinding[]
  /** Nothing where it is no document of MyHealth@EU. */
  readonly kind: DocumentKind | undefined
  readonly level: 'L3' | 'L1' | undefined
  /** OID and version of the document's template, as `1.3.6…1.3|2024-04-19`. */
  readonly profiles: readonly string[]
}

/** How what a template or the validator itself says weighs; the rules of the reader have {@link severityOf}. */
const severities: Readonly<Record<string, Severity>> = {
  ...Object.fromEntries(elementRules.map(({ code }) => [code, 'error'] as const)),
  ...documentCodes,
  ...vocabularyCodes,
}

/** A template as findings name it. */
export const canonicalOf = ({ root, version }: Template): string => `${root}|${version}`

/** What the walk wrote down, in the form all verdicts share, and nothing in it that only the document says. */
export function findingOf(entry: Ledger['findings'][number]): CdaFinding {
  const { code, severity: matters, path, line, section, template, parameters, asked } = entry
  const severity = severities[code] ?? severityOf(code, matters)
  // Advice is ours; a requirement is the template's it stands in.
  const profile = asked
    ? canonicalOf(asked.template)
    : severity === 'error' && template && isTemplate(template)
      ? template
      : undefined
  return {
    code,
    severity,
    path,
    line,
    matters,
    parameters: sayable(parameters),
    ...(section !== undefined && isKnownSection(section) ? { section } : {}),
    ...(profile === undefined ? {} : { profile }),
    ...(asked ? { element: asked.wanted.path, rule: asked.wanted.usage } : {}),
    ...(severity === 'error' || severities[code] ? {} : { bestPractice: true as const }),
  }
}

/** Without the code of a section that nobody but the document knows. */
function sayable({ section, ...others }: Parameters): Parameters {
  return section === undefined || !isKnownSection(String(section)) ? others : { section, ...others }
}
