import type { WebRequest } from '../../protocols/web/request.ts'
import type { FetchedDocument } from '../../standards/ihe/document-entry.ts'
import type { Asker, Committed } from '../country-of-affiliation/index.ts'
import { type Built, builtOf, stoppedAs } from './built.ts'
import { epsDocument } from './eps-document.ts'
import { formWanted } from './media-type.ts'
import type { HealthDataNeeds } from './needs.ts'
import { nothingThere, stoppedBy } from './outcome.ts'
import { openId } from './sealed-id.ts'
import { stoppedByProblem } from './trouble.ts'

/** How a document is written: byte for byte, the same inside a resource Binary, or as a European Patient Summary. */
type Written = 'original' | 'binary' | 'eps'

/** A document (MHD, ITI-68) byte for byte; in a resource Binary where FHIR is asked for (R4, binary). */
export function retrieveOriginal(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  const written = formWanted(request, ['original', 'fhir']) === 'original' ? 'original' : 'binary'
  return handedOver(needs, asker, documentNamed(needs, asker, 'Binary', request), written, [])
}

/** A document (MHD, ITI-68) as the FHIR document that is made of it. */
export function retrieveBundle(needs: HealthDataNeeds, asker: Asker, request: WebRequest): Promise<Built> {
  formWanted(request, ['fhir'])
  return handedOver(needs, asker, documentNamed(needs, asker, 'Bundle', request), 'eps', [])
}

/** What we did not seal names no document, not even by its own id; the core answers and records it as any other. */
function documentNamed(needs: HealthDataNeeds, { peer }: Asker, type: string, { params }: WebRequest): string {
  const id = params.id ?? ''
  return openId(needs.handleSecret, peer.country, id) ?? `${type}/${id}`
}

/** Hands over one document, by its id in the core. @param before what is to be committed first */
export async function handedOver(
  needs: HealthDataNeeds,
  asker: Asker,
  documentUniqueId: string,
  written: Written,
  before: readonly Committed['commit'][],
): Promise<Built> {
  const { homeCommunityId, repositoryUniqueId } = needs
  const reference = { homeCommunityId: `urn:oid:${homeCommunityId}`, repositoryUniqueId, documentUniqueId }
  const { documents, faults, commit } = await needs.point.retrieve(asker, [reference])
  const commits = [...before, commit]
  const stopped = stoppedBy(faults)
  const [document] = documents
  // What was opened stands in the records, also when it cannot be told in FHIR.
  return stopped || !document
    ? stoppedAs(stopped ?? nothingThere, commits)
    : writers[written](document, needs.now(), commits)
}

type Writer = (document: FetchedDocument, now: Date, commits: Built['commits']) => Built

const writers: Readonly<Record<Written, Writer>> = {
  original: ({ mimeType, bytes }, _now, commits) => ({ status: 200, type: mimeType, body: bytes, commits }),
  binary: ({ mimeType, bytes }, _now, commits) => {
    const data = Buffer.from(bytes).toString('base64')
    return builtOf({ resourceType: 'Binary', contentType: mimeType, data }, commits)
  },
  eps({ bytes }, now, commits) {
    const made = epsDocument(bytes, now)
    return 'problem' in made ? stoppedAs(stoppedByProblem(made.problem), commits) : builtOf(made.bundle, commits)
  },
}
