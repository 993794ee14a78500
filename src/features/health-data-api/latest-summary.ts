import type { WebRequest } from '../../protocols/web/request.ts'
import { documentClasses } from '../../standards/myhealth-eu/document-class.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { patientAsked } from './asked-patient.ts'
import { type Built, stoppedAs } from './built.ts'
import { contentTypesOf, fhirJson } from './document-reference.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { nothingThere, stoppedBy } from './outcome.ts'
import { handedOver } from './retrieve-document.ts'
import type { WantedSummary } from './summary-request.ts'

const summaryClass = documentClasses.find(({ id }) => id === 'patient-summary')!

/** The latest patient summary as a document (`$summary` of the IPS): list and document in one, with both records. */
export async function latestSummary(
  needs: HealthDataNeeds,
  asker: Asker,
  request: WebRequest,
  wanted: WantedSummary,
): Promise<Built> {
  formWanted(request, ['fhir'])
  const asked = patientAsked(needs, asker, wanted)
  const { entries, faults, commit } = await needs.point.list(asker, { ...asked, classCodes: [summaryClass.classCode] })
  const stopped = stoppedBy(faults)
  if (stopped) return stoppedAs(stopped, [commit])
  const [latest] = entries
    .filter((entry) => contentTypesOf(entry).includes(fhirJson))
    .toSorted((one, other) => (other.creationTime ?? '').localeCompare(one.creationTime ?? ''))
  if (!latest) return stoppedAs(nothingThere, [commit])
  return handedOver(needs, asker, latest.documentUniqueId, 'eps', [commit])
}
