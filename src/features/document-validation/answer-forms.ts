import { renderHtml } from '../../validation/report/html-report.ts'
import { renderJson } from '../../validation/report/json-report.ts'
import { renderOutcome } from '../../validation/report/outcome-report.ts'
import type { ReportedDocument, ReportLanguage } from '../../validation/report/reported.ts'
import { renderSarif } from '../../validation/report/sarif-report.ts'
import type { ValidationTexts } from './texts.ts'

/** A form of the answer to keep, beside the page. */
export type AnswerForm = {
  /** As it stands in a form of ours. */
  readonly key: string
  readonly name: (t: ValidationTexts) => ValidationTexts['asJson']
  readonly type: string
  readonly ending: string
  /** A form that holds one document takes the first. */
  readonly render: (documents: readonly ReportedDocument[], language: ReportLanguage) => string
}

const one =
  (render: (document: ReportedDocument, language: ReportLanguage) => string): AnswerForm['render'] =>
  ([document], language) =>
    document ? render(document, language) : ''

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/** Every form to keep; the keys stand in addresses and forms. */
export const answerForms: readonly AnswerForm[] = [
  {
    key: 'json',
    name: (t) => t.asJson,
    type: 'application/json; charset=utf-8',
    ending: '.json',
    render: (documents, language) => asJson(renderJson(documents, language)),
  },
  {
    key: 'sarif',
    name: (t) => t.asSarif,
    type: 'application/sarif+json; charset=utf-8',
    ending: '.sarif',
    render: (documents, language) => asJson(renderSarif(documents, language)),
  },
  {
    key: 'outcome',
    name: (t) => t.asOutcome,
    type: 'application/fhir+json; charset=utf-8',
    ending: '.outcome.json',
    render: one((document, language) => asJson(renderOutcome(document, language))),
  },
  { key: 'html', name: (t) => t.asHtml, type: 'text/html; charset=utf-8', ending: '.html', render: one(renderHtml) },
]
