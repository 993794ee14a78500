import type { FindingText } from '../finding.ts'
import {
  type Counts,
  countFindings,
  type LocatedFinding,
  locateFindings,
  type ReportedDocument,
  type ReportLanguage,
  type Result,
  resultOf,
} from './reported.ts'
import { wordingOf } from './wording.ts'

/** A report for programs; the names of a finding are those of `Finding`. */
export type JsonReport = {
  readonly documents: readonly {
    readonly name: string
    readonly result: Result
    readonly counts: Counts
    readonly profiles: readonly string[]
    readonly findings: readonly (LocatedFinding & FindingText)[]
  }[]
}

/** Several documents as JSON: everything known of each finding, with its words in one language. */
export function renderJson(documents: readonly ReportedDocument[], language: ReportLanguage = 'en'): JsonReport {
  return {
    documents: documents.map((document) => ({
      name: document.name,
      result: resultOf(document.findings),
      counts: countFindings(document.findings),
      profiles: document.profiles,
      findings: locateFindings(document).map((finding) => ({ ...finding, ...wordingOf(finding, language) })),
    })),
  }
}
