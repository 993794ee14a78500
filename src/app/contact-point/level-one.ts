import { levelOneId, levelOneOf, type StoredDocument } from '../../features/country-of-affiliation/index.ts'
import { openSummary, renderPdf, viewOf } from '../../features/patient-summary/index.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'

/** Languages of the pages by country (ISO 3166-1); every other country's PDFs are in English, which all sides read. */
const languages: ReadonlyMap<string, Language> = new Map([['NO', 'nb']])

/**
 * Makes the PDF of a summary as its own country reads it, inside CDA; dated by the document, so that it is the same each
 * time.
 *
 * @param country whose document it is, ISO 3166-1
 */
export function levelOneIn(country: string, terminology: ConceptIndex) {
  const language = languages.get(country) ?? 'en'
  return async ({ bytes, createdAt, uniqueId }: StoredDocument): Promise<Uint8Array> => {
    const { summary, findings } = openSummary(bytes, createdAt)
    const pdf = await renderPdf(viewOf(summary, findings, terminology, language, createdAt), language, createdAt)
    return levelOneOf(bytes, pdf, levelOneId(uniqueId).split('^')[1] ?? '')
  }
}
