import { attestType } from '../../standards/helseid/attest.ts'
import { numberSystems, professionSystem, purposeSystem } from '../../standards/helseid/attest-systems.ts'
import { nationalNumberSystem, volven } from '../../standards/norway/identifier-systems.ts'
import type { ActingFor } from './helse-id-claims.ts'

/** Whose attest it is, and for whom. */
export type AttestExample = {
  /** Category of Volven 9060 that the professional has. */
  readonly authorization: string
  /** Where they work, in words. */
  readonly workplace?: string
  readonly acting: Pick<ActingFor, 'parent' | 'child'>
  /** National number. */
  readonly patient: string
  /** Id of the local decision that gave access. */
  readonly decision: string
}

/** An attest that keeps every rule, as a client states it: planned treatment at a general practitioner's. */
export function exampleAttest({ authorization, workplace, acting, patient, decision }: AttestExample) {
  const { parent, child = parent } = acting
  const enh = (id: string) => ({ id, system: numberSystems.organisation })
  return {
    type: attestType,
    practitioner: {
      authorization: { code: authorization, system: professionSystem },
      legal_entity: enh(parent),
      point_of_care: { ...enh(child), ...(workplace === undefined ? {} : { name: workplace }) },
    },
    care_relationship: {
      healthcare_service: { code: 'KP01', system: volven('8663') },
      purpose_of_use: { code: 'TREAT', system: purposeSystem },
      decision_ref: { id: decision, user_selected: false },
    },
    patients: [{ identifier: { id: patient, system: nationalNumberSystem(patient) } }],
  }
}
