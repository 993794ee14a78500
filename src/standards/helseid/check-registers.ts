import type { Attest } from './attest.ts'
import type { AttestFault } from './check-attest.ts'

/** What the trust anchor knows that no receiver does. */
export type AnchorRegisters = {
  /** Of Helsenettet, with terms accepted and service agreement. */
  readonly isMember: (orgNumber: string) => boolean
  /** The legal entity of a unit in Enhetsregisteret; undefined for a number that is no unit of anybody there. */
  readonly legalEntityOf: (unit: string) => string | undefined
}

type Rule = AttestFault & { readonly holds: (attest: Attest, registers: AnchorRegisters) => boolean }

/**
 * Rules that take a register, or that the trust anchor alone holds clients to. That a decision's reference is letters,
 * digits, `_`, `-` and `.`, 64 at most, is HelseID's.
 *
 * @see https://github.com/NorskHelsenett/Tillitsrammeverk/blob/main/specs/misc/validering_av_attributter.md
 */
const rules: readonly Rule[] = [
  {
    rule: 'ATT-12',
    code: 'attest-not-member',
    says: 'the legal entity is no member',
    holds: ({ practitioner: { legal_entity } }, { isMember }) => isMember(legal_entity.id),
  },
  {
    rule: 'ATT-18',
    code: 'attest-point-of-care',
    says: 'the point of care is of another legal entity',
    holds: ({ practitioner: { point_of_care, legal_entity } }, registers) =>
      belongs(point_of_care.id, legal_entity.id, registers),
  },
  {
    rule: 'ATT-46',
    code: 'attest-decision-reference',
    says: 'the reference of the decision is not 1 to 64 letters, digits, and the signs _ - and full stop',
    holds: ({ care_relationship: { decision_ref } }) => /^[\w.-]{1,64}$/.test(decision_ref.id),
  },
  {
    rule: 'ATT-51',
    code: 'attest-patient-elsewhere',
    says: 'the patient is at a unit of another legal entity',
    holds: ({ patients, practitioner: { legal_entity } }, registers) =>
      patients.every(({ point_of_care: at }) => at === undefined || belongs(at.id, legal_entity.id, registers)),
  },
]

/** Every rule of these that an attest breaks. */
export function checkRegisters(attest: Attest, registers: AnchorRegisters): readonly AttestFault[] {
  return rules.filter(({ holds }) => !holds(attest, registers)).map(({ rule, code, says }) => ({ rule, code, says }))
}

/** Codes that `checkRegisters` may give, with the rules they tell of. */
export const registerRules: readonly AttestFault[] = rules.map(({ rule, code, says }) => ({ rule, code, says }))

/** A number that the register has under nobody else may be the unit. */
function belongs(unit: string, legalEntity: string, { legalEntityOf }: AnchorRegisters): boolean {
  return unit === legalEntity || (legalEntityOf(unit) ?? legalEntity) === legalEntity
}
