import type { WebRequest } from '../../protocols/web/request.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { patientAsked } from './asked-patient.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { toldOf } from './identify-patient.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { nothingThere, stoppedBy } from './outcome.ts'
import { readSearch } from './search-parameters.ts'

/** The patient of the treatment relation, by the id that identification gave; decided on and recorded as that is. */
export async function readPatient(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  formWanted(request, ['fhir'])
  readSearch([request.query], {})
  const { patient, faults: mismatch } = patientAsked(needs, asker, { id: request.params.id ?? '' })
  const inQuestion = asker.assertions.trc ? (mismatch ?? []) : [faultOf('ERROR_NOT_VALID_TRC_ASSERTION')]
  const question = { faults: inQuestion, byOurId: true }
  const { person, faults, commit } = await needs.point.identify(asker, { identifiers: [patient] }, question)
  const stopped = stoppedBy(faults)
  const told = person && toldOf(needs, asker, person)
  return stopped || !told ? stoppedAs(stopped ?? nothingThere, [commit]) : builtOf(told.resource, [commit])
}
