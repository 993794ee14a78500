import type { WebRequest } from '../../protocols/web/request.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { listedClasses } from './document-search.ts'
import { tellerOf } from './find-documents.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { nothingThere, stoppedBy } from './outcome.ts'
import { readSearch } from './search-parameters.ts'

/** One entry of the list of documents of the patient of the treatment relation (MHD); listed and recorded as the list is. */
export async function readDocumentReference(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  formWanted(request, ['fhir'])
  readSearch([request.query], {})
  const { trc } = asker.assertions
  const asked = trc
    ? { patient: trc.patient }
    : { patient: { root: '', extension: '' }, faults: [faultOf('ERROR_NOT_VALID_TRC_ASSERTION')] }
  const listed = await needs.point.list(asker, { ...asked, classCodes: listedClasses })
  const { entries, transformed, faults, commit } = listed
  const stopped = stoppedBy(faults)
  const entry = entries.find(({ entryUuid }) => entryUuid === `urn:uuid:${request.params.id}`)
  if (stopped || !entry) return stoppedAs(stopped ?? nothingThere, [commit])
  return builtOf(tellerOf(needs, asker, asked.patient, transformed)(entry).resource, [commit])
}
