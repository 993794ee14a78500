import type { Language } from '../../../protocols/web/language.ts'
import { reportForms } from '../../../validation/report/forms.ts'
import { publishedOf } from '../../../validation/profiles/catalogue.ts'
import type { ReportLanguage } from '../../../validation/report/reported.ts'
import { rendered } from '../answer-forms.ts'
import { type Circumstances, conformanceReport, type Product } from '../conformance.ts'
import type { ProfileOrigin } from '../offered-profiles.ts'
import type { Packages } from '../packages.ts'
import { answerText } from './answer.ts'
import { conformanceText } from './conformance-report.ts'
import { textOf } from '../text-of.ts'
import { opened, type Sealed, type Validated } from '../validated.ts'

/** What the answer to documents that were validated is to be; plain data, which is sent to a thread. */
export type Rendering =
  /** The middle of a page. `profiles` are those asked for, by canonical URL. */
  | { readonly as: 'page'; readonly language: Language; readonly profiles: readonly string[] }
  /** A report in one of our forms; `version` is that of the program. Documents that were refused are left out. */
  | {
      readonly as: 'report'
      readonly form: keyof typeof reportForms
      readonly language: ReportLanguage
      readonly version: string
    }
  /** The report for technical documentation, as the middle of a page or as JSON. */
  | ({
      readonly as: 'conformance'
      readonly form: 'page' | 'json'
      readonly language: Language
      readonly product: Product
    } & Omit<Circumstances, 'packages'>)

type Known = { readonly packages: Packages; readonly originOf: (profile: string) => ProfileOrigin | undefined }
type Renderers = {
  readonly [As in Rendering['as']]: (
    documents: readonly Validated[],
    wanted: Extract<Rendering, { as: As }>,
    known: Known,
  ) => string
}

const renderers: Renderers = {
  page: (documents, { language, profiles }, { originOf }) => answerText({ language, documents, profiles, originOf }),
  report: (documents, { form, language, version }) =>
    rendered(reportForms[form], documents.flatMap(reported), language, version),
  conformance(documents, { form, language, product, ...circumstances }, { packages, originOf }) {
    const report = conformanceReport(product, documents, { ...circumstances, packages })
    if (form === 'json') return `${JSON.stringify(report, null, 1)}\n`
    return conformanceText(report, language, originOf)
  },
}

function reported(document: Validated) {
  if ('problem' in document) return []
  const { name, bytes, verdict } = document
  return [
    {
      name,
      findings: verdict.findings,
      profiles: verdict.profiles,
      text: textOf(bytes, verdict.form),
      follows: publishedOf,
    },
  ]
}

/** The answer in full, as text. Slow where a document is large: for the threads that validate. */
export function render(documents: readonly Sealed[], wanted: Rendering, known: Known): string {
  // What is wanted is what the entry under its own key takes.
  const renderer = renderers[wanted.as] as (...given: [readonly Validated[], Rendering, Known]) => string
  return renderer(documents.map(opened), wanted, known)
}
