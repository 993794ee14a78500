import type { ReportForm, reportForms } from '../../validation/report/forms.ts'
import type { ReportedDocument, ReportLanguage } from '../../validation/report/reported.ts'
import type { ValidationTexts } from './texts.ts'

/** A form of the answer to keep, beside the page. */
export type AnswerForm = {
  /** As it stands in a form of ours. */
  readonly key: keyof typeof reportForms
  readonly name: (t: ValidationTexts) => ValidationTexts['asJson']
}

/** Every form to keep; the keys stand in addresses and forms. */
export const answerForms: readonly AnswerForm[] = [
  { key: 'json', name: (t) => t.asJson },
  { key: 'sarif', name: (t) => t.asSarif },
  { key: 'outcome', name: (t) => t.asOutcome },
  { key: 'html', name: (t) => t.asHtml },
]

/** The answer in a form; one that holds one document takes the first. @param version of the program */
export function rendered(
  form: ReportForm,
  documents: readonly ReportedDocument[],
  language: ReportLanguage,
  version: string,
): string {
  if (form.of === 'all') return form.render(documents, language, version)
  const [document] = documents
  return document ? form.render(document, language) : ''
}
