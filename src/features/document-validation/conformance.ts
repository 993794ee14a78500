import { createHash } from 'node:crypto'
import type { Covered } from '../../validation/fhir/coverage/coverage.ts'
import type { Finding } from '../../validation/finding.ts'
import {
  byGravity,
  type Counts,
  countFindings,
  isNotChecked,
  type Result,
  resultOf,
} from '../../validation/report/reported.ts'
import type { UsedTerminology } from '../terminology-service/index.ts'
import type { Packages } from './packages.ts'
import type { Validated } from './validated.ts'

/** What the maker says of the system; typed by them, and repeated as it stands. */
export type Product = { readonly name: string; readonly version: string; readonly manufacturer: string }

/** One document in the report; of its content only the findings, which hold no value of it. */
export type ConformanceDocument = {
  readonly name: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
} & (
  | {
      /** `noErrors`: as far as was checked, and something was not. */
      readonly result: Result
      readonly counts: Counts
      readonly profiles: readonly string[]
      /** Errors and warnings, the gravest first, at most {@link mostListed}. */
      readonly findings: readonly Finding[]
    }
  | { readonly result: 'unread'; readonly problem: string }
)

/** What could not be checked, and at how many places of all documents. */
export type NotChecked = Pick<Finding, 'code' | 'parameters'> & { readonly places: number }

/** Which documents of a system were checked against what, and what came of it. Evidence for its maker, not a certificate. */
export type ConformanceReport = {
  readonly product: Product
  /** An instant, ISO 8601. */
  readonly checkedAt: string
  readonly checkedBy: { readonly name: 'Knutepunkt'; readonly version: string }
  readonly packages: readonly { readonly name: string; readonly version: string | undefined }[]
  /** What codes and their texts were looked up in, beyond the packages. */
  readonly terminology: readonly UsedTerminology[]
  readonly documents: readonly ConformanceDocument[]
  readonly totals: Readonly<Record<ConformanceDocument['result'], number>>
  /** Every profile or template that a document was looked at against, with `|version`. */
  readonly profiles: readonly string[]
  readonly notChecked: readonly NotChecked[]
  /** How far the obligations of the profiles were met, over all documents; by profile and element. */
  readonly coverage: readonly CoveredDuty[]
}

/** One obligation of one element, over all documents. */
export type CoveredDuty = Pick<Covered, 'code' | 'actor' | 'profile' | 'element' | 'places' | 'populated' | 'absent'>

/** Findings listed of one document; all are counted. */
export const mostListed = 100

/** What a report says beside its documents. */
export type Circumstances = Pick<ConformanceReport, 'terminology'> & {
  readonly now: Date
  /** Of the program. */
  readonly version: string
  readonly packages: Packages
}

/** What came of documents, told of the system that made them. */
export function conformanceReport(
  product: Product,
  documents: readonly Validated[],
  { now, version, packages, terminology }: Circumstances,
): ConformanceReport {
  const told = documents.map(toldOf)
  const count = (wanted: ConformanceDocument['result']) => told.filter(({ result }) => result === wanted).length
  const verdicts = documents.flatMap((document) => ('verdict' in document ? [document.verdict] : []))
  return {
    product,
    checkedAt: now.toISOString(),
    checkedBy: { name: 'Knutepunkt', version },
    packages: packages.map(({ digested: { name, version: of } }) => ({ name, version: of })),
    terminology,
    documents: told,
    totals: {
      valid: count('valid'),
      noErrors: count('noErrors'),
      invalid: count('invalid'),
      unread: count('unread'),
    },
    profiles: [...new Set(verdicts.flatMap(({ profiles }) => profiles))].sort(),
    notChecked: openIn(verdicts.flatMap(({ findings }) => findings)),
    coverage: summed(verdicts.flatMap(({ coverage = [] }) => coverage)),
  }
}

function toldOf(document: Validated): ConformanceDocument {
  const { name, bytes } = document
  const about = { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  if ('problem' in document) return { ...about, result: 'unread', problem: document.problem.code }
  const { findings, profiles } = document.verdict
  const grave = findings.filter((finding) => finding.severity !== 'information' && !isNotChecked(finding))
  return {
    ...about,
    result: resultOf(findings),
    counts: countFindings(findings),
    profiles,
    findings: byGravity(grave).slice(0, mostListed),
  }
}

function openIn(findings: readonly Finding[]): readonly NotChecked[] {
  const reasons = Map.groupBy(findings.filter(isNotChecked), ({ code, parameters }) =>
    JSON.stringify([code, parameters]),
  )
  return [...reasons.values()]
    .flatMap((same) => (same[0] ? [{ code: same[0].code, parameters: same[0].parameters, places: same.length }] : []))
    .sort((a, b) => b.places - a.places)
}

function summed(covered: readonly Covered[]): readonly CoveredDuty[] {
  const duties = Map.groupBy(covered, ({ profile, element, code, actor }) =>
    JSON.stringify([profile, element, code, actor]),
  )
  return [...duties.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { code, actor, profile, element } = first
    const sum = (of: (each: Covered) => number) => same.reduce((total, each) => total + of(each), 0)
    const counts = {
      places: sum(({ places }) => places),
      populated: sum(({ populated }) => populated),
      absent: sum(({ absent }) => absent),
    }
    return [{ code, actor, profile, element, ...counts }]
  })
}
