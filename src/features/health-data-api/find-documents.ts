import type { WebRequest } from '../../protocols/web/request.ts'
import type { DocumentEntry, Transformed } from '../../standards/ihe/document-entry.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { baseAt } from './addresses.ts'
import { patientAsked } from './asked-patient.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { documentReference, type Locations } from './document-reference.ts'
import { readDocumentSearch } from './document-search.ts'
import { searchAt } from './identify-patient.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { stoppedBy } from './outcome.ts'
import { patientId } from './patient-resource.ts'
import { identifierOf } from './patient-search.ts'
import { sealId } from './sealed-id.ts'
import { type Found, searchset } from './searchset.ts'

/** Which documents there are of the patient of the treatment relation (MHD, ITI-67). */
export async function findDocuments(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  formWanted(request, ['fhir'])
  const {
    identifier,
    patient = '',
    classCodes,
    narrow,
    shown,
    unheld,
  } = readDocumentSearch([request.query, request.form])
  const named =
    identifier === undefined ? { id: patient } : { identifier: identifierOf(identifier, 'patient.identifier') }
  const asked = patientAsked(needs, asker, named)
  const { entries, transformed, faults, commit } = await needs.point.list(asker, { ...asked, classCodes })
  const stopped = stoppedBy(faults)
  if (stopped) return stoppedAs(stopped, [commit])
  const tell = tellerOf(needs, asker, asked.patient, transformed)
  const self = searchAt(`${baseAt(needs.origin)}/DocumentReference`, request)
  return builtOf(searchset({ self, shown, unheld }, narrow(entries).map(tell)), [commit])
}

/** How an entry of the core's list is told: as a DocumentReference, with the places it can be had at. */
export function tellerOf(
  needs: HealthDataNeeds,
  asker: Asker,
  patient: InstanceIdentifier,
  transformed: readonly Transformed[],
): (entry: DocumentEntry) => Found {
  const base = baseAt(needs.origin)
  const subject = `${base}/Patient/${patientId(needs.handleSecret, asker.peer.country, patient)}`
  return (entry) => ({
    fullUrl: `${base}/DocumentReference/${entry.entryUuid.replace(/^urn:uuid:/, '')}`,
    resource: documentReference(entry, subject, locationsOf(needs, asker, entry), transformed),
  })
}

function locationsOf({ handleSecret, origin }: HealthDataNeeds, asker: Asker, entry: DocumentEntry): Locations {
  const id = sealId(handleSecret, asker.peer.country, entry.documentUniqueId)
  return { binary: `${baseAt(origin)}/Binary/${id}`, bundle: `${baseAt(origin)}/Bundle/${id}` }
}
