import type { WebRequest } from '../../protocols/web/request.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { baseAt } from './addresses.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { stoppedBy } from './outcome.ts'
import { patientId, patientResource } from './patient-resource.ts'
import { readPatientSearch } from './patient-search.ts'
import { type Found, searchset } from './searchset.ts'

/** Who somebody is (PDQm, ITI-78): one person or none; of several that could be meant, nobody is told. */
export async function identifyPatient(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  formWanted(request, ['fhir'])
  const { traits, id, wanted, shown, unheld } = readPatientSearch([request.query, request.form])
  const {
    person,
    percent = 100,
    faults,
    commit,
  } = await needs.point.identify(asker, ...whoIsMeant(needs, asker, traits, id))
  const stopped = stoppedBy(faults)
  if (stopped) return stoppedAs(stopped, [commit])
  const found = person && wanted(person) ? toldOf(needs, asker, person) : undefined
  const meant = found && (id === undefined || found.resource.id === id) ? [{ ...found, score: percent / 100 }] : []
  const self = searchAt(`${baseAt(needs.origin)}/Patient`, request)
  return builtOf(searchset({ self, shown, unheld }, meant), [commit])
}

/** An id leads back to nobody by itself; the patient of the treatment relation is known by it (`asked-patient.ts`). */
function whoIsMeant(
  needs: HealthDataNeeds,
  asker: Asker,
  traits: PatientTraits,
  id: string | undefined,
): [PatientTraits, { readonly byOurId: boolean }] {
  const { trc } = asker.assertions
  const byOurId =
    id !== undefined && trc !== undefined && patientId(needs.handleSecret, asker.peer.country, trc.patient) === id
  return byOurId && traits.identifiers.length === 0
    ? [{ ...traits, identifiers: [trc.patient] }, { byOurId }]
    : [traits, { byOurId: false }]
}

/** A person as a resource, and where it is. */
export function toldOf(needs: HealthDataNeeds, asker: Asker, person: PatientTraits): Found | undefined {
  const [own] = person.identifiers
  if (!own) return undefined
  const id = patientId(needs.handleSecret, asker.peer.country, own)
  return { fullUrl: `${baseAt(needs.origin)}/Patient/${id}`, resource: patientResource(id, person) }
}

/** A search as it was read, from address and form. */
export function searchAt(type: string, { query, form }: WebRequest): URL {
  const url = new URL(type)
  url.search = new URLSearchParams([...query, ...form]).toString()
  return url
}
