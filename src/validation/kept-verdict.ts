import type { Finding } from './finding.ts'
import { byGravity, type Counts, countFindings } from './report/reported.ts'

/**
 * What a validator said of a document, as it is stored beside it. Findings hold no value of the document, so a verdict
 * says nothing of the patient.
 */
export type KeptVerdict = {
  /** An instant, ISO 8601. */
  readonly validatedAt: string
  /** Canonical URLs with `|version`, or the template of a CDA document; none when it is of no known kind. */
  readonly against: readonly string[]
  /** Of all findings, also of those that were not kept. */
  readonly counts: Counts
  /** The gravest first, at most {@link mostKept}. */
  readonly findings: readonly Finding[]
}

/** A person reads a page or two of findings; a hostile document has a million. */
const mostKept = 300

/** The verdict in the form that is stored. */
export function keepVerdict(findings: readonly Finding[], against: readonly string[], now: Date): KeptVerdict {
  return {
    validatedAt: now.toISOString(),
    against,
    counts: countFindings(findings),
    findings: byGravity(findings).slice(0, mostKept),
  }
}
