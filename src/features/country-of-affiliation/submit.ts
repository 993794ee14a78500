import type { About } from '../../protocols/gate/access.ts'
import type { RouteDeclaration } from '../../protocols/gate/gate.ts'
import { documentClasses, documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { otherPatient, refusedBeforehand } from './admission.ts'
import type { Asker, Committed, Submission, Submitted } from './contact-point.ts'
import { faultInDispensationApart } from './dispensation-apart.ts'
import { committing } from './event.ts'
import type { AffiliationNeeds } from './needs.ts'
import { keptFrom } from './next-of-kin.ts'
import { patientAskedFor } from './patient-asked-for.ts'
import { signedInAbroad, treatmentStated } from './professional.ts'
import { wantedOf } from './service-rules.ts'
import type { SubmissionFromAbroad } from './store.ts'

const duplicate: ExchangeFault = { name: 'XDSDuplicateUniqueIdInRegistry', severity: 'error' }
const notIdentifiable = faultOf('ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE')

/**
 * Takes a dispensation, or its discarding, from another country (ITI-41) and keeps it once: the same again is
 * acknowledged again, and other content under the same id is refused. What it does to the prescription comes with the
 * national prescription service.
 */
export async function submit(
  needs: AffiliationNeeds,
  asker: Asker,
  submission: Submission,
): Promise<Submitted & Committed> {
  const fault = await faultIn(needs, asker, submission)
  const faults = fault ? [fault] : []
  return {
    faults,
    commit: committing(needs, asker, {
      id: submission.classCode.startsWith('DISCARD') ? 'EHDSI-42' : 'EHDSI-41',
      action: 'ITI-41',
      patient: submission.patient,
      documents: [submission.documentUniqueId],
      faults,
    }),
  }
}

async function faultIn(
  needs: AffiliationNeeds,
  asker: Asker,
  { patient, classCode, documentUniqueId, bytes }: Submission,
): Promise<ExchangeFault | undefined> {
  const kind = documentClassOf(classCode)
  if (kind?.service !== 'edispensation') return faultOf('ERROR_UNKNOWN_SIGNIFIER')
  const mismatch = otherPatient(asker, patient)
  if (mismatch) return mismatch
  const discards = kind.id === 'edispensation-discard'
  if (discards && asker.assertions.hcp.organizationId === undefined) return faultOf('ERROR_HPI_HAI_NO_INFORMATION')
  const wanted = wantedOf(kind)
  const { category } = wanted
  const refusal = await refusedBeforehand(needs, asker, patient, [wanted])
  if (refusal) return refusal
  // Opening what was sent costs most, so whoever sends too much is stopped before it.
  const unfit = await faultInDispensationApart({ bytes, patient })
  if (unfit) return unfit

  const asked = await patientAskedFor(needs, patient)
  const route: RouteDeclaration = { id: `submission-${asker.via}`, kind: 'soap', releases: { category } }
  const passage = await needs.gate(route, signedInAbroad(asker), () => {
    if (!asked) return { about: { kind: 'absent' }, answer: () => 'unknown' as const }
    const treatment = treatmentStated(asker, documentUniqueId)
    const about: About = {
      kind: 'patient',
      patient: asked.chain,
      document: documentUniqueId,
      country: needs.country,
      ...(treatment ? { treatment } : {}),
      ...keptFrom(needs, asker, asked.person, kind.service),
    }
    const kept: SubmissionFromAbroad = {
      person: asked.person.key,
      uniqueId: documentUniqueId,
      classCode,
      country: asker.peer.country,
      receivedAt: needs.now(),
      bytes,
    }
    return { about, answer: () => (discards ? discarded(needs, kept) : needs.store.receive(kept)) }
  })
  if (passage.effect !== 'permit' || passage.answer === 'unknown') return notIdentifiable
  return passage.answer === 'different' ? duplicate : undefined
}

/** A dispensation is discarded by the country that handed it over, and by no other. */
async function discarded({ store }: AffiliationNeeds, discard: SubmissionFromAbroad) {
  const dispensation = documentClasses.find(({ id }) => id === 'edispensation')!
  const kept = await store.submitted({ ...discard, classCode: dispensation.classCode })
  return kept ? store.receive(discard) : 'unknown'
}
