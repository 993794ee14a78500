import { renderHtml } from '../../validation/report/html-report.ts'
import { renderJson } from '../../validation/report/json-report.ts'
import { renderOutcome } from '../../validation/report/outcome-report.ts'
import type { ReportedDocument, ReportLanguage } from '../../validation/report/reported.ts'
import { renderSarif } from '../../validation/report/sarif-report.ts'
import { renderText } from '../../validation/report/text-report.ts'

/** One way to tell what was found: of all documents together, or of each by itself. */
export type Format =
  | {
      readonly of: 'all'
      /** @param version of the program */
      render(documents: readonly ReportedDocument[], language: ReportLanguage, version: string): string
    }
  | {
      readonly of: 'each'
      /** What the name of its file ends in. */
      readonly ending: string
      render(document: ReportedDocument, language: ReportLanguage): string
    }

/** By the word after `--format`. A new one is a row here and a line in the help. */
export const formats: Readonly<Record<string, Format>> = {
  text: { of: 'all', render: renderText },
  json: { of: 'all', render: (documents, language) => asJson(renderJson(documents, language)) },
  outcome: {
    of: 'each',
    ending: '.outcome.json',
    render: (document, language) => asJson(renderOutcome(document, language)),
  },
  html: { of: 'each', ending: '.html', render: renderHtml },
  sarif: {
    of: 'all',
    render: (documents, language, version) => asJson(renderSarif(documents, language, version)),
  },
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
