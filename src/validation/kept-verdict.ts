import type { Finding, Severity } from './finding.ts'

/**
 * What a validator said of a document, as it is stored beside it. Findings hold no value of the document, so a verdict
 * says nothing of the patient.
 */
export type KeptVerdict = {
  /** An instant, ISO 8601. */
  readonly validatedAt: string
  /** Canonical URLs with `|version`, or the template of a CDA document; none when it is of no known kind. */
  readonly against: readonly string[]
  /** Of all findings, also of those that were not kept. `notChecked` are among the others. */
  readonly counts: Readonly<Record<Severity | 'notChecked', number>>
  /** The gravest first, at most {@link mostKept}. */
  readonly findings: readonly Finding[]
}

/** A person reads a page or two of findings; a hostile document has a million. */
const mostKept = 300

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 }

/** The verdict in the form that is stored. */
export function keepVerdict(findings: readonly Finding[], against: readonly string[], now: Date): KeptVerdict {
  const count = (wanted: (finding: Finding) => boolean) => findings.filter(wanted).length
  return {
    validatedAt: now.toISOString(),
    against,
    counts: {
      error: count(({ severity }) => severity === 'error'),
      warning: count(({ severity }) => severity === 'warning'),
      information: count(({ severity }) => severity === 'information'),
      notChecked: count(({ code }) => code.startsWith('not-checked-')),
    },
    findings: findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, mostKept),
  }
}
