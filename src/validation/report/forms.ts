import { renderHtml } from './html-report.ts'
import { renderJson } from './json-report.ts'
import { renderOutcome } from './outcome-report.ts'
import type { ReportedDocument, ReportLanguage } from './reported.ts'
import { renderSarif } from './sarif-report.ts'
import { renderText } from './text-report.ts'

/** One way to tell what was found: of all documents together, or of each by itself. */
export type ReportForm = {
  /** Media type, with the charset. */
  readonly type: string
  /** What the name of its file ends in. */
  readonly ending: string
} & (
  | {
      readonly of: 'all'
      /** @param version of the program */
      render(documents: readonly ReportedDocument[], language: ReportLanguage, version: string): string
    }
  | { readonly of: 'each'; render(document: ReportedDocument, language: ReportLanguage): string }
)

/** By the word that people and programs ask with. */
export const reportForms = {
  text: { of: 'all', type: 'text/plain; charset=utf-8', ending: '.txt', render: renderText },
  json: {
    of: 'all',
    type: 'application/json; charset=utf-8',
    ending: '.json',
    render: (documents, language) => asJson(renderJson(documents, language)),
  },
  outcome: {
    of: 'each',
    type: 'application/fhir+json; charset=utf-8',
    ending: '.outcome.json',
    render: (document, language) => asJson(renderOutcome(document, language)),
  },
  html: { of: 'each', type: 'text/html; charset=utf-8', ending: '.html', render: renderHtml },
  sarif: {
    of: 'all',
    type: 'application/sarif+json; charset=utf-8',
    ending: '.sarif',
    render: (documents, language, version) => asJson(renderSarif(documents, language, version)),
  },
} as const satisfies Readonly<Record<string, ReportForm>>

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
