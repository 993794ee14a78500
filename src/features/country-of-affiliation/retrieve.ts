import type { About } from '../../protocols/gate/access.ts'
import type { RouteDeclaration } from '../../protocols/gate/gate.ts'
import type { DocumentReference, FetchedDocument } from '../../standards/ihe/document-entry.ts'
import { type DocumentService, documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { mayAsk, refusedBeforehand } from './admission.ts'
import type { Asker, Committed, Retrieved } from './contact-point.ts'
import { hasLevelOne, structuredIdOf } from './entries.ts'
import { committing } from './event.ts'
import type { AffiliationNeeds } from './needs.ts'
import { keptFrom } from './next-of-kin.ts'
import { patientAskedFor } from './patient-asked-for.ts'
import { signedInAbroad, treatmentStated } from './professional.ts'
import { everyDocument, serviceRules, summaryClass, wantedOf } from './service-rules.ts'
import type { AffiliatedDocument } from './store.ts'

const missing: ExchangeFault = { name: 'XDSMissingDocument', severity: 'error' }

/**
 * Hands over documents (ITI-39): those of the patient the treatment relation is about, and no others. Hidden, unknown and
 * another patient's are one answer.
 */
export async function retrieve(
  needs: AffiliationNeeds,
  asker: Asker,
  wanted: readonly DocumentReference[],
): Promise<Retrieved & Committed> {
  const { trc } = asker.assertions
  const done = (
    documents: readonly FetchedDocument[],
    faults: readonly ExchangeFault[],
    service: DocumentService,
  ): Retrieved & Committed => ({
    documents,
    faults,
    commit: committing(needs, asker, {
      id: serviceRules[service].retrieved,
      action: 'ITI-39',
      ...(trc ? { patient: trc.patient } : {}),
      documents: wanted.map(({ documentUniqueId }) => documentUniqueId),
      faults,
    }),
  })
  const refused = (fault: ExchangeFault): Retrieved & Committed => done([], [fault], 'patient-summary')
  if (!trc) return refused(faultOf('ERROR_NOT_VALID_TRC_ASSERTION'))
  const refusal = await refusedBeforehand(needs, asker, trc.patient, everyDocument)
  if (refusal) return refused(refusal)
  const asked = await patientAskedFor(needs, trc.patient)
  const listed = await needs.store.documentsOf(asked?.person.key ?? '')
  const known = new Map(listed.map((document) => [document.uniqueId, document]))
  const found: FetchedDocument[] = []
  const faults: ExchangeFault[] = []
  for (const reference of wanted) {
    const document = known.get(structuredIdOf(reference.documentUniqueId) ?? reference.documentUniqueId)
    const outcome = await handedOver(needs, asker, reference, asked, document)
    if ('bytes' in outcome) found.push(outcome)
    else faults.push(outcome)
  }
  const kind = documentClassOf(listed.find(({ uniqueId }) => uniqueId === found[0]?.documentUniqueId)?.classCode ?? '')
  return done(found, faults, kind?.service ?? 'patient-summary')
}

type AskedFor = Awaited<ReturnType<typeof patientAskedFor>>

/** Every reference is decided on and recorded, so that none takes less work than another. */
async function handedOver(
  needs: AffiliationNeeds,
  asker: Asker,
  reference: DocumentReference,
  asked: AskedFor,
  document: AffiliatedDocument | undefined,
): Promise<FetchedDocument | ExchangeFault> {
  const wanted = wantedOf(documentClassOf(document?.classCode ?? '') ?? summaryClass)
  const { category } = wanted
  const there = isOurs(needs, reference) ? document : undefined
  const route: RouteDeclaration = { id: `document-retrieve-${asker.via}`, kind: 'soap', releases: { category } }
  const passage = await needs.gate(route, signedInAbroad(asker), () => ({
    about: aboutOf(needs, asker, asked, there),
    answer: async () => (there && mayAsk(asker, wanted) ? bytesOf(needs, there, reference) : undefined),
  }))
  const bytes = passage.effect === 'permit' ? passage.answer : undefined
  return bytes ? { ...reference, mimeType: 'text/xml', bytes } : missing
}

function aboutOf(
  needs: AffiliationNeeds,
  asker: Asker,
  asked: AskedFor,
  document: AffiliatedDocument | undefined,
): About {
  if (!asked || !document) return { kind: 'absent' }
  const { uniqueId, classCode } = document
  const treatment = treatmentStated(asker, uniqueId)
  const service = documentClassOf(classCode)?.service ?? 'patient-summary'
  return {
    kind: 'patient',
    patient: asked.chain,
    document: uniqueId,
    country: needs.country,
    ...(treatment ? { treatment } : {}),
    ...keptFrom(needs, asker, asked.person, service),
  }
}

async function bytesOf(
  { store, levelOne }: AffiliationNeeds,
  { person, uniqueId }: AffiliatedDocument,
  { documentUniqueId }: DocumentReference,
): Promise<Uint8Array | undefined> {
  const document = await store.document(person, uniqueId)
  if (!document || structuredIdOf(documentUniqueId) === undefined) return document?.bytes
  return hasLevelOne(document) ? await levelOne(document) : undefined
}

/** Countries write their home community with and without a prefix. */
function isOurs({ homeCommunityId, repositoryUniqueId }: AffiliationNeeds, reference: DocumentReference): boolean {
  return (
    reference.homeCommunityId.replace(/^urn:oid:/, '') === homeCommunityId &&
    reference.repositoryUniqueId === repositoryUniqueId
  )
}
