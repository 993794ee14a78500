import type { Attestation, SignedIn, TreatmentRelation } from '../../protocols/gate/access.ts'
import type { Attest, AttestCode, AttestIdentifier } from '../../standards/helseid/attest.ts'
import { roleOfAuthorizations } from '../../standards/helseid/authorizations.ts'
import type { PersonKey } from '../access-log/index.ts'
import type { Caller } from './caller.ts'
import type { NationalService } from './national-service.ts'

/** The attest states the treatment relation; without one the professional's own organisation vouches by its token. */
export function treatmentOf({ id }: NationalService, caller: Caller): TreatmentRelation | undefined {
  if (caller.kind !== 'professional') return undefined
  const { attest, expires, person } = caller.token
  return {
    document: id,
    confirmedBy: person.subject,
    // ETREAT is treatment in the acute chain: it opens nothing that planned treatment does not.
    purpose: 'TREATMENT',
    at: attest ? new Date(attest.toa * 1000) : new Date(0),
    ends: expires,
    ...(attest ? { attested: attestationOf(attest) } : {}),
  }
}

/**
 * What the attest says, for the access log: legal entity (ATT-16), point of care (ATT-20) and department (ATT-23), the
 * service (ATT-34), the purpose with details (ATT-42), the decision, and where the patient is (ATT-52, ATT-57). Who the
 * professional is stands beside it (ATT-7), by the issuer's own number and never by the national one (ATT-8).
 */
function attestationOf({ practitioner, care_relationship, patients: [patient], toa }: Attest): Attestation {
  const { legal_entity, point_of_care, department } = practitioner
  const { healthcare_service, purpose_of_use, purpose_of_use_details, decision_ref } = care_relationship
  return {
    legalEntity: legal_entity.id,
    pointOfCare: point_of_care.id,
    ...(department ? { department: numberOf(department) } : {}),
    ...(healthcare_service ? { service: codeOf(healthcare_service) } : {}),
    purpose: codeOf(purpose_of_use),
    ...(purpose_of_use_details ? { details: codeOf(purpose_of_use_details) } : {}),
    decision: { id: decision_ref.id, userSelected: decision_ref.user_selected },
    ...(patient?.point_of_care || patient?.department ? { patientAt: placeOf(patient) } : {}),
    at: new Date(toa * 1000),
  }
}

function placeOf({ point_of_care, department }: Attest['patients'][number]) {
  return {
    ...(point_of_care ? { pointOfCare: point_of_care.id } : {}),
    ...(department ? { department: numberOf(department) } : {}),
  }
}

function codeOf({ system, code }: AttestCode): string {
  return `${system}|${code}`
}

function numberOf({ system, id }: AttestIdentifier): string {
  return `${system}|${id}`
}

/**
 * Who asks, as the gate and the access log know them. A citizen is named by the key of their chain: their number stands in
 * no record, least of all in somebody else's.
 */
export function signedInOf(caller: Caller, personKey: (number: string) => PersonKey): SignedIn {
  const visit = caller.client
  if (caller.kind === 'citizen') return { visit, subject: personKey(caller.pid), name: '', role: 'citizen' }
  if (caller.kind === 'system') {
    return {
      visit,
      subject: caller.client,
      name: caller.client,
      role: 'operator',
      organisation: { orgNumber: caller.orgNumber, name: '' },
    }
  }
  const { subject, name, authorizations, hprNumber, orgnrParent, orgnrChild } = caller.token.person
  return {
    ...{ visit, subject, name, authorizations },
    role: roleOfAuthorizations(authorizations) ?? 'secretary',
    ...(hprNumber === undefined ? {} : { hprNumber }),
    organisation: {
      ...{ orgNumber: orgnrChild ?? orgnrParent, name: '' },
      ...(orgnrChild === undefined ? {} : { legalEntity: { orgNumber: orgnrParent, name: '' } }),
    },
  }
}
