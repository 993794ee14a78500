import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { type DocumentClass, documentClasses, documentClassOf } from '../../standards/myhealth-eu/document-class.ts'

/** What is asked for at one time: the summary, or the original clinical documents (OrCD) beside it. */
export type AskedService = 'patient-summary' | 'orcd'

/** The classes that a service's documents are listed under. */
export function classesOf(service: AskedService): readonly DocumentClass[] {
  return documentClasses.filter((each) => each.service === service)
}

/** The class of an entry, where it is one that is shown here. */
export function classOf({ classCode }: Pick<DocumentEntry, 'classCode'>): DocumentClass | undefined {
  const kind = documentClassOf(classCode.code.trim())
  return kind?.service === 'patient-summary' || kind?.service === 'orcd' ? kind : undefined
}

/** Whether an entry is a level 1 summary: a PDF, bare or in a CDA document. Countries differ in case. */
export function isPdf({ formatCode, mimeType }: DocumentEntry): boolean {
  const format = classesOf('patient-summary')
    .flatMap(({ formats }) => formats)
    .find((each) => each.formatCode.toLowerCase() === formatCode.code.trim().toLowerCase())
  return format ? format.level === 'L1' : mimeType.toLowerCase() === 'application/pdf'
}

/**
 * The summaries of a list, each once: a PDF that says the same as a structured one is left out, since the reader shows the
 * structured one, and with it translations and warnings. The latest first.
 */
export function summariesAmong(entries: readonly DocumentEntry[]): readonly DocumentEntry[] {
  const summaries = entries.filter((entry) => classOf(entry)?.service === 'patient-summary')
  const structured = summaries.filter((entry) => !isPdf(entry))
  return latestFirst(structured.length > 0 ? structured : summaries)
}

/** The original clinical documents of a list, the latest first. */
export function originalsAmong(entries: readonly DocumentEntry[]): readonly DocumentEntry[] {
  return latestFirst(entries.filter((entry) => classOf(entry)?.service === 'orcd'))
}

function latestFirst(entries: readonly DocumentEntry[]): readonly DocumentEntry[] {
  return entries.toSorted((one, other) => (other.creationTime ?? '').localeCompare(one.creationTime ?? ''))
}
