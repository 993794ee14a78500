import { type Html, html, unescaped } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { documentView } from '../../../validation/report/html-document.ts'
import { markup } from '../../../validation/report/markup.ts'
import { isNotChecked, type LocatedFinding } from '../../../validation/report/reported.ts'
import { reportTexts } from '../../../validation/report/report-texts.ts'
import { reportLanguage } from '../report-language.ts'
import type { ValidationTexts } from '../texts.ts'
import { words } from './findings.ts'

/** The document with its findings in place, and which findings have one. What was not checked is left to its list. */
export function documentHtml(
  source: string,
  findings: readonly LocatedFinding[],
  language: Language,
  t: ValidationTexts,
): { readonly view: Html; readonly inDocument: ReadonlySet<number> } {
  const told = findings.flatMap((finding, index) => (isNotChecked(finding) ? [] : [{ finding, index }]))
  const tell = (finding: LocatedFinding, position: number) => {
    const index = told[position]?.index ?? 0
    const { message } = words(finding, language)
    return markup`<li class="${finding.severity}" id="sted-${index}">${message.plain} <a class="ds-link" href="#funn-${index}">${t.backToList.plain}</a></li>`
  }
  const view = documentView(
    source,
    told.map(({ finding }) => finding),
    tell,
    reportTexts[reportLanguage(language)],
  )
  return {
    // Made by the report's own escaping template.
    view: html`<div class="dv-document" tabindex="0" role="region" aria-labelledby="dokumentet">${unescaped(view.markup.html)}</div>`,
    inDocument: new Set([...view.shown].flatMap((position) => told[position]?.index ?? [])),
  }
}
