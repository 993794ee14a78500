import { levelOneId } from '../../features/country-of-affiliation/index.ts'
import { levelOneOf, type StoredDocument } from '../../features/country-of-affiliation/index.ts'
import { openSummary, renderPdf, viewOf } from '../../features/patient-summary/index.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'

/** Makes the PDF of a summary as its own country reads it, inside CDA; dated by the document, so that it is the same each time. */
export function levelOneIn(language: Language, terminology: ConceptIndex) {
  return async ({ bytes, createdAt, uniqueId }: StoredDocument): Promise<Uint8Array> => {
    const { summary, findings } = openSummary(bytes, createdAt)
    const pdf = await renderPdf(viewOf(summary, findings, terminology, language, createdAt), language, createdAt)
    return levelOneOf(bytes, pdf, levelOneId(uniqueId).split('^')[1] ?? '')
  }
}
