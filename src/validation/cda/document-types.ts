/** The node of the eHDSI templates, value sets and code lists (`exchange.md` 2.1: art-decor epsos-). */
export const EHDSI = '1.3.6.1.4.1.12559.11.10.1.3.1'

/** A document type of MyHealth@EU: its LOINC code, its template, and what a reader calls it. */
export type DocumentType = {
  /** Stable; `document-is-…` for a refusal is made from it. */
  readonly key: string
  readonly codes: readonly string[]
  /** Tails under {@link EHDSI}. */
  readonly templates: readonly string[]
  readonly words: string
}

/** The type this program reads as a summary: L3 template 1.3, L1 template 1.7. */
export const patientSummary: DocumentType = {
  key: 'patient-summary',
  codes: ['60591-5'],
  templates: ['1.3', '1.7'],
  words: 'a patient summary',
}

/** Every other type a MyHealth@EU contact point hands out; the code says more than the template when they differ. */
export const otherDocumentTypes: readonly DocumentType[] = [
  { key: 'prescription', codes: ['57833-6'], templates: ['1.1', '1.6'], words: 'an ePrescription' },
  { key: 'dispensation', codes: ['60593-1'], templates: ['1.2'], words: 'an eDispensation' },
  { key: 'medication-overview', codes: ['56445-0'], templates: ['1.5'], words: 'a medication related overview (MRO)' },
  { key: 'encounter-report', codes: ['34133-9'], templates: ['1.4'], words: 'an encounter report (HCER)' },
  { key: 'discharge-report', codes: ['34105-7'], templates: ['1.9'], words: 'a hospital discharge report' },
  { key: 'laboratory-report', codes: ['11502-2'], templates: ['1.8'], words: 'a laboratory report' },
  { key: 'imaging-report', codes: ['18748-4'], templates: ['1.10'], words: 'an imaging report' },
  { key: 'image', codes: ['x-clinical-image'], templates: ['1.11'], words: 'a medical image' },
]
