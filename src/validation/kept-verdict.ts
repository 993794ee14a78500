import { Problem } from '../kernel/problem.ts'
import type { Finding } from './finding.ts'
import { byGravity, type Counts, countFindings } from './report/reported.ts'

/**
 * What a validator said of a document, as it is stored beside it. Findings hold no value of the document, so a verdict
 * says nothing of the patient.
 */
export type Judged = {
  /** An instant, ISO 8601. */
  readonly validatedAt: string
  /** Canonical URLs with `|version`, or the template of a CDA document; none when it is of no known kind. */
  readonly against: readonly string[]
  /** Of all findings, also of those that were not kept. */
  readonly counts: Counts
  /** The gravest first, at most {@link mostKept}. */
  readonly findings: readonly Finding[]
}

/** Why a validator said nothing: the time or the memory of one document was spent, it was being stopped, or it failed. */
export type NotValidated = 'too-slow' | 'too-large' | 'stopped' | 'failed'

/** What is kept beside a document: a judgement, or that there is none, and why. */
export type KeptVerdict =
  | Judged
  | {
      readonly notValidated: NotValidated
      /** When it was tried, an instant, ISO 8601. */
      readonly triedAt: string
    }

/** A person reads a page or two of findings; a hostile document has a million. */
const mostKept = 300

/** The verdict in the form that is stored. */
export function keepVerdict(findings: readonly Finding[], against: readonly string[], now: Date): Judged {
  return {
    validatedAt: now.toISOString(),
    against,
    counts: countFindings(findings),
    findings: byGravity(findings).slice(0, mostKept),
  }
}

/** By the code of the `Problem` that validation threw. */
const reasons: ReadonlyMap<string, NotValidated> = new Map([
  ['validation-too-slow', 'too-slow'],
  ['validation-too-large', 'too-large'],
  ['validation-stopped', 'stopped'],
])

/** Says in place of a verdict that there is none. @param error what validation threw */
export function withoutVerdict(error: unknown, now: Date): KeptVerdict {
  const reason = error instanceof Problem ? reasons.get(error.code) : undefined
  return { notValidated: reason ?? 'failed', triedAt: now.toISOString() }
}
