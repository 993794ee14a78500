import type { Finding } from '../finding.ts'
import type { Severity as Weight } from './rule.ts'
import type { DocumentKind } from './templates/row.ts'

/** A finding in a CDA document. `profile` and `element` are the template's OID with its version, and the path in it. */
export type CdaFinding = Finding & {
  /** From 1; 0 in a tree we built. */
  readonly line: number
  /** Safety: a reader may be misled. Cosmetic: a machine may stumble. */
  readonly matters: Weight
  /** LOINC code of the section it stands in. */
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
