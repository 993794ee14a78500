import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { paperIn } from '../../patient-summary/index.ts'

/** Who a document is about, as the register says. */
export type Patient = { readonly name: string; readonly number: string; readonly born: string }

const lang = 'nb'

/**
 * A document's words as a PDF: dated by the document, so that it is the same each time. One weight of type throughout, and
 * plain: each font that is embedded takes as long as all the rest, and somebody waits.
 */
export async function writePdf(reference: Json, text: string, patient: Patient): Promise<Uint8Array> {
  const made = new Date(String(reference.date))
  const title = String(reference.description)
  const paper = paperIn(lang, title, made, { plain: true })
  const line = (words: string, style = {}) => paper.write('P', [{ text: words, lang }], style)
  paper.write('H1', [{ text: title, lang }], { size: 16, after: 8 })
  line(`Pasient: ${patient.name}, født ${patient.born}, nummer ${patient.number}`)
  line(`Skrevet ${norwegianDay(made)}`, { after: 8 })
  paper.rule()
  for (const paragraph of text.split('\n')) line(paragraph, { size: 11, before: 8 })
  line('Personen er oppdiktet, og dokumentet er laget for prøving.', { size: 8, before: 24 })
  return paper.bytes()
}
