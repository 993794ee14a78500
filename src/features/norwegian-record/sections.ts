import type { Released } from '../../protocols/gate/access.ts'
import type { SourceId } from '../national-sources/index.ts'

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

/** Every category that a whole page holds, beside the medicine list that everybody who gets here may see. */
export const alsoShown: readonly Released[] = [
  'electronic-dispensation',
  ...new Set(Object.values(categoryOf).filter((category) => category !== 'electronic-prescription')),
]

/** The sources that somebody with these categories is shown, and asks. */
export function sourcesFor(permitted: ReadonlySet<Released>): readonly SourceId[] {
  // Object.keys forgets that the keys of the table are the sources.
  const sources = Object.keys(categoryOf) as SourceId[]
  return sources.filter((source) => source === 'medication-list' || permitted.has(categoryOf[source]))
}
