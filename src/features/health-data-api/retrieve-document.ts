import type { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { Asker, Committed } from '../country-of-affiliation/index.ts'
import { patientAsked, type NamedPatient } from './asked-patient.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { contentTypesOf, fhirJson } from './document-reference.ts'
import { epsDocument } from './eps-document.ts'
import { type Form, formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { nothingThere, stoppedBy } from './outcome.ts'
import { openId } from './sealed-id.ts'
import { stoppedByProblem } from './trouble.ts'

/** A document (MHD, ITI-68): byte for byte as it is, or as a European Patient Summary where FHIR is asked for. */
export function retrieveDocument(there: readonly [Form, ...Form[]]) {
  return (needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> => {
    const form = formWanted(request, there)
    const id = request.params.id ?? ''
    // What we did not seal names no document, not even by its own id; the core answers and records it as any other.
    const documentUniqueId = openId(needs.handleSecret, asker.peer.country, id) ?? `Binary/${id}`
    return handedOver(needs, asker, documentUniqueId, form, [])
  }
}

/** The latest patient summary as a document (`$summary` of the IPS): list and document in one, with both records. */
export async function latestSummary(
  needs: HealthDataNeeds,
  asker: Asker,
  request: WebRequest,
  named: NamedPatient,
): Promise<Built> {
  formWanted(request, ['fhir'])
  const asked = patientAsked(needs, asker, named)
  const { entries, faults, commit } = await needs.point.list(asker, { ...asked, classCodes: ['60591-5'] })
  const stopped = stoppedBy(faults)
  if (stopped) return stoppedAs(stopped, [commit])
  const latest = entries.find((entry) => contentTypesOf(entry).includes(fhirJson))
  if (!latest) return stoppedAs(nothingThere, [commit])
  return handedOver(needs, asker, latest.documentUniqueId, 'fhir', [commit])
}

async function handedOver(
  needs: HealthDataNeeds,
  asker: Asker,
  documentUniqueId: string,
  form: Form,
  before: readonly Committed['commit'][],
): Promise<Built> {
  const { homeCommunityId, repositoryUniqueId } = needs
  const reference = { homeCommunityId: `urn:oid:${homeCommunityId}`, repositoryUniqueId, documentUniqueId }
  const { documents, faults, commit } = await needs.point.retrieve(asker, [reference])
  const commits = [...before, commit]
  const stopped = stoppedBy(faults)
  const [document] = documents
  if (stopped || !document) return stoppedAs(stopped ?? nothingThere, commits)
  if (form === 'original') return { status: 200, type: document.mimeType, body: document.bytes, commits }
  const converted = epsDocument(document.bytes, needs.now())
  // What was opened stands in the records, also when it cannot be told in FHIR.
  return 'problem' in converted ? unwritten(converted.problem, commits) : builtOf(converted.bundle, commits)
}

function unwritten(problem: Problem, commits: Built['commits']): Built {
  return stoppedAs(stoppedByProblem(problem), commits)
}
