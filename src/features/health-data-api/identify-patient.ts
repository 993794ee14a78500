import type { WebRequest } from '../../protocols/web/request.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { baseAt } from './addresses.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { stoppedBy } from './outcome.ts'
import { patientId, patientResource } from './patient-resource.ts'
import { readPatientSearch } from './patient-search.ts'
import { searchset } from './searchset.ts'

/** Who somebody is (PDQm, ITI-78): one person or none; of several that could be meant, nobody is told. */
export async function identifyPatient(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  formWanted(request, ['fhir'])
  const { traits, count } = readPatientSearch([request.query, request.form])
  const { person, percent = 100, faults, commit } = await needs.point.identify(asker, traits)
  const stopped = stoppedBy(faults)
  if (stopped) return stoppedAs(stopped, [commit])
  const base = baseAt(needs.origin)
  const own = person?.identifiers[0]
  const id = own && patientId(needs.handleSecret, asker.peer.country, own)
  const fullUrl = `${base}/Patient/${id}`
  const found = person && id ? [{ fullUrl, resource: patientResource(id, person), score: percent / 100 }] : []
  return builtOf(searchset(searchAt(`${base}/Patient`, request), found, count), [commit])
}

/** A search as it was read, from address and form. */
export function searchAt(type: string, { query, form }: WebRequest): string {
  return `${type}?${new URLSearchParams([...query, ...form])}`
}
