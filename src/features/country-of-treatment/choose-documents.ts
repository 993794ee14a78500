import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { documentClasses } from '../../standards/myhealth-eu/document-class.ts'

/** The kind of document that is asked for. */
export const summaryClass = documentClasses.find(({ id }) => id === 'patient-summary')!

/** Whether an entry is a level 1 document: a PDF, bare or in a CDA document. Countries differ in case. */
export function isPdf({ formatCode, mimeType }: DocumentEntry): boolean {
  const format = summaryClass.formats.find(
    (each) => each.formatCode.toLowerCase() === formatCode.code.trim().toLowerCase(),
  )
  return format ? format.level === 'L1' : mimeType.toLowerCase() === 'application/pdf'
}

/**
 * The summaries of a list, each once: a PDF that says the same as a structured one is left out, since the reader shows the
 * structured one, and with it translations and warnings. The latest first.
 */
export function summariesAmong(entries: readonly DocumentEntry[]): readonly DocumentEntry[] {
  const summaries = entries.filter(({ classCode }) => classCode.code.trim() === summaryClass.classCode)
  const structured = summaries.filter((entry) => !isPdf(entry))
  const offered = structured.length > 0 ? structured : summaries
  return offered.toSorted((one, other) => (other.creationTime ?? '').localeCompare(one.creationTime ?? ''))
}
