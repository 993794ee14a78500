import type { DocumentClass } from './document-class.ts'

/** Which priority category of electronic health data a class of document belongs to, by its id. */
const categories = {
  'patient-summary': 'patient-summary',
  eprescription: 'electronic-prescription',
  edispensation: 'electronic-dispensation',
  'edispensation-discard': 'electronic-dispensation',
  'medication-overview': 'patient-summary',
  'hospital-discharge': 'discharge-report',
  laboratory: 'laboratory-results',
  'imaging-report': 'medical-imaging',
  'clinical-image': 'medical-imaging',
} as const

/** One of them, as our routes declare it. */
export type PriorityCategory = (typeof categories)[keyof typeof categories]

const byId: ReadonlyMap<string, PriorityCategory> = new Map(Object.entries(categories))

/**
 * The category that an access decision about a document of this class is about.
 *
 * @see Regulation (EU) 2025/327, Art. 14(1)
 */
export function priorityCategoryOf({ id }: Pick<DocumentClass, 'id'>): PriorityCategory {
  const category = byId.get(id)
  if (category === undefined) throw new Error(`The document class ${id} has no category`)
  return category
}
