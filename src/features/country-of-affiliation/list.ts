import type { About } from '../../protocols/gate/access.ts'
import type { RouteDeclaration } from '../../protocols/gate/gate.ts'
import { type DocumentClass, documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { isRefused, mayAsk, otherPatient, refusedBeforehand } from './admission.ts'
import type { Asker, Committed, DocumentQuery, Listed } from './contact-point.ts'
import { digits, listOf } from './entries.ts'
import { committing } from './event.ts'
import type { AffiliationNeeds } from './needs.ts'
import { keptFrom } from './next-of-kin.ts'
import { patientAskedFor } from './patient-asked-for.ts'
import { signedInAbroad, treatmentStated } from './professional.ts'
import { serviceRules, wantedOf } from './service-rules.ts'
import type { AffiliatedDocument } from './store.ts'

/**
 * The documents of one patient (ITI-38). What is hidden, what is not there and who is unknown are one answer, after the
 * same work.
 */
export async function list(needs: AffiliationNeeds, asker: Asker, query: DocumentQuery): Promise<Listed & Committed> {
  const classes = query.classCodes.map(documentClassOf).filter((kind) => kind !== undefined)
  const [first] = classes
  const done = (result: Listed): Listed & Committed => ({
    ...result,
    commit: committing(needs, asker, {
      id: first ? serviceRules[first.service].listed : 'EHDSI-21',
      action: 'ITI-38',
      patient: query.patient,
      documents: result.entries.map(({ documentUniqueId }) => documentUniqueId),
      faults: result.faults,
    }),
  })
  const inQuery = query.faults ?? []
  const nothing = (...faults: readonly ExchangeFault[]) => done({ entries: [], transformed: [], faults })
  if (isRefused(inQuery)) return nothing(...inQuery)
  if (!first || classes.length < query.classCodes.length) return nothing(faultOf('ERROR_UNKNOWN_SIGNIFIER'))
  const mismatch = otherPatient(asker, query.patient)
  if (mismatch) return nothing(mismatch)
  const refusal = await refusedBeforehand(needs, asker, query.patient, classes.map(wantedOf))
  if (refusal) return nothing(refusal)
  const permitted = [...new Set(classes)].filter((kind) => mayAsk(asker, wantedOf(kind)))
  const kept = await keptOf(needs, query.patient)
  const found = await Promise.all(permitted.map((kind) => listedOf(needs, asker, query, kind, kept)))
  const documents = found.flat()
  if (documents.length === 0) return nothing(faultOf(serviceRules[first.service].notFound))
  return done({ ...listOf(needs, query.patient, documents), faults: inQuery })
}

type Kept = Awaited<ReturnType<typeof keptOf>>

/** Who is asked about, and what they have: read whether or not they may be told of, so that neither takes longer. */
async function keptOf(needs: AffiliationNeeds, patient: DocumentQuery['patient']) {
  const asked = await patientAskedFor(needs, patient)
  return { asked, documents: await needs.store.documentsOf(asked?.person.key ?? '') }
}

/** The documents of one class that may be told of; the decision is recorded whatever it was. */
async function listedOf(
  needs: AffiliationNeeds,
  asker: Asker,
  query: DocumentQuery,
  kind: DocumentClass,
  { asked, documents }: Kept,
): Promise<readonly AffiliatedDocument[]> {
  const route: RouteDeclaration = {
    id: `document-list-${asker.via}`,
    kind: 'soap',
    releases: { category: wantedOf(kind).category },
  }
  const passage = await needs.gate(route, signedInAbroad(asker), () => {
    if (!asked) return { about: { kind: 'absent' }, answer: () => [] }
    const treatment = treatmentStated(asker, '')
    const about: About = {
      kind: 'patient',
      patient: asked.chain,
      document: '',
      country: needs.country,
      ...(treatment ? { treatment } : {}),
      ...keptFrom(needs, asker, asked.person, kind.service),
    }
    return { about, answer: () => documents.filter((document) => isWanted(document, query, kind)) }
  })
  return passage.effect === 'permit' ? passage.answer : []
}

/** Filters of time and size are for original clinical documents alone (MyHealth@EU, OrCD). */
function isWanted(
  { classCode, createdAt, size }: AffiliatedDocument,
  { createdAfter, createdBefore, largest }: DocumentQuery,
  kind: DocumentClass,
): boolean {
  if (classCode !== kind.classCode) return false
  if (kind.service !== 'orcd') return true
  const created = digits(createdAt)
  return (
    (createdAfter === undefined || created >= createdAfter.padEnd(14, '0')) &&
    (createdBefore === undefined || created <= createdBefore.padEnd(14, '9')) &&
    (largest === undefined || size <= largest)
  )
}
