import type { Released } from '../../protocols/gate/access.ts'
import type { SourceId } from '../national-sources/index.ts'
import type { Allowed } from './read-record.ts'

/** Which category of data each source is of: whoever may not see the category is not shown the source (Art. 11(3)). */
export const categoryOf: Readonly<Record<SourceId, Released>> = {
  'critical-information': 'patient-summary',
  'medication-list': 'electronic-prescription',
  'test-results': 'laboratory-results',
  measurements: 'patient-summary',
  documents: 'discharge-report',
  'maternity-record': 'patient-summary',
  requisitions: 'laboratory-results',
  vaccinations: 'patient-summary',
  'diagnoses-and-procedures': 'patient-summary',
}

/** Every category that a whole page holds, beside the medicine list that everybody who gets here may see: the register says who it is. */
export const alsoShown: readonly Released[] = [
  'national-register',
  'electronic-dispensation',
  ...new Set(Object.values(categoryOf).filter((category) => category !== 'electronic-prescription')),
]

/** What somebody with these categories is shown, and asks. */
export function allowedTo(permitted: ReadonlySet<Released>): Allowed {
  // Object.keys forgets that the keys of the table are the sources.
  const sources = Object.keys(categoryOf) as SourceId[]
  return {
    register: permitted.has('national-register'),
    sources: sources.filter((source) => source === 'medication-list' || permitted.has(categoryOf[source])),
  }
}
