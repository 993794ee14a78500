import type { Organisation, SignedIn } from '../../protocols/gate/access.ts'
import {
  type AttestCode,
  type AttestIdentifier,
  type AttestRequest,
  attestType,
} from '../../standards/helseid/attest.ts'
import { numberSystems, professionSystem, purposeSystem } from '../../standards/helseid/attest-systems.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { AttestWish } from './attests.ts'

const purposeCodes: Readonly<Record<AttestWish['purpose'], string>> = { TREATMENT: 'TREAT', EMERGENCY: 'BTG' }

/** What the client states; who the professional is, the issuer fills in (ATT-9, ATT-11). */
export function attestRequest(
  { organisation }: SignedIn,
  { authorization, patient, purpose, decision }: AttestWish,
  healthcare_service: AttestCode,
): AttestRequest {
  const unit = organisation ?? { orgNumber: '', name: '' }
  const identifier = identifierOf(patient)
  return {
    type: attestType,
    practitioner: {
      ...(authorization === undefined ? {} : { authorization: { code: authorization, system: professionSystem } }),
      legal_entity: numbered(organisation?.legalEntity ?? unit),
      point_of_care: numbered(unit),
    },
    care_relationship: {
      healthcare_service,
      purpose_of_use: { code: purposeCodes[purpose], system: purposeSystem },
      // Nobody but the professional has decided it: they looked the patient up themselves (ATT-47).
      decision_ref: { id: decision, user_selected: true },
    },
    patients: identifier ? [{ identifier }] : [],
  }
}

function numbered({ orgNumber: id, name }: Organisation): AttestIdentifier {
  return { id, system: numberSystems.organisation, ...(name === '' ? {} : { name }) }
}

/** Patients of other countries have a number of their own register, where the framework has Norway's. */
export function identifierOf(patient: InstanceIdentifier | undefined): AttestIdentifier | undefined {
  return patient && { id: patient.extension, system: `urn:oid:${patient.root}` }
}
