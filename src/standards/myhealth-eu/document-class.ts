/** What a country may be asked for: one row for each kind of document of MyHealth@EU. */
export type DocumentService = 'patient-summary' | 'eprescription' | 'edispensation' | 'medication-overview' | 'orcd'

/** A kind of document: how a query names it, and how its formats are named. */
export type DocumentClass = {
  /** Stable and ours, in kebab-case. */
  readonly id: string
  readonly service: DocumentService
  /** LOINC, except where MyHealth@EU made up its own. */
  readonly classCode: string
  readonly title: string
  /** XDS format codes, emitted exactly so; compared without regard to case, since countries differ. */
  readonly formats: readonly DocumentFormat[]
}

export type DocumentFormat = { readonly formatCode: string; readonly mimeType: string; readonly level: 'L1' | 'L3' }

const loinc = '2.16.840.1.113883.6.1'
/** A PDF inside a CDA document (`nonXMLBody`), so text/xml; some countries list it as application/pdf. */
const pdf: DocumentFormat = { formatCode: 'urn:ihe:iti:xds-sd:pdf:2008', mimeType: 'text/xml', level: 'L1' }
const l3 = (formatCode: string): DocumentFormat => ({ formatCode, mimeType: 'text/xml', level: 'L3' })
const original: readonly DocumentFormat[] = ['pdf', 'png', 'jpeg'].map((kind) => ({
  formatCode: `urn:eHDSI:orcd:${kind}:2021`,
  mimeType: 'text/xml',
  level: 'L1',
}))
const originalDocument = (id: string, classCode: string, title: string): DocumentClass => ({
  id,
  service: 'orcd',
  classCode,
  title,
  formats: original,
})

/**
 * Every kind of document that is asked for or handed over.
 *
 * @see MyHealth@EU requirements, class and format codes; OpenNCP names them in ClassCode and XDRConstants
 */
export const documentClasses: readonly DocumentClass[] = [
  {
    id: 'patient-summary',
    service: 'patient-summary',
    classCode: '60591-5',
    title: 'Patient Summary',
    formats: [l3('urn:epSOS:ps:ps:2010'), pdf],
  },
  {
    id: 'eprescription',
    service: 'eprescription',
    classCode: '57833-6',
    title: 'ePrescription',
    formats: [l3('urn:epsos:ep:pre:2010'), pdf],
  },
  {
    id: 'edispensation',
    service: 'edispensation',
    classCode: '60593-1',
    title: 'eDispensation',
    formats: [l3('urn:epSOS:ep:dis:2010')],
  },
  {
    id: 'edispensation-discard',
    service: 'edispensation',
    classCode: 'DISCARD-60593-1',
    title: 'eDispensation discard',
    formats: [l3('urn:eHDSI:ed:discard:2020')],
  },
  {
    id: 'medication-overview',
    service: 'medication-overview',
    classCode: '56445-0',
    title: 'Medication Related Overview',
    formats: [l3('urn:epSOS:mro:mro:2013'), pdf],
  },
  originalDocument('hospital-discharge', '34105-7', 'Hospital Discharge Report'),
  originalDocument('laboratory', '11502-2', 'Laboratory Report'),
  originalDocument('imaging-report', '18748-4', 'Medical Imaging Report'),
  originalDocument('clinical-image', 'x-clinical-image', 'Medical Images'),
]

/** Code system of class codes in queries and metadata. */
export const classCodeSystem = loinc

/** The row of a class code; undefined for one that is not exchanged. */
export function documentClassOf(classCode: string): DocumentClass | undefined {
  return documentClasses.find((row) => row.classCode === classCode)
}
