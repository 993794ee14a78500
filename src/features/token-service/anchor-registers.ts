import type { AnchorRegisters } from '../../standards/helseid/check-registers.ts'
import { isOrganisationNumber } from '../../standards/norway/organisation-number.ts'
import { careOrganisations } from '../synthetic-population/index.ts'

/**
 * An organisation that is no member of Helsenettet, so that the refusal can be tried (ATT-12). Every other one of the box
 * is: which are members, the real trust anchor alone knows.
 */
export const notMember = '243000017'

const parents = new Map(careOrganisations.flatMap(({ orgNumber, parent }) => (parent ? [[orgNumber, parent]] : [])))

/** The registers of the box: Enhetsregisteret is the places of the population, and numbers that stand nowhere are nobody's unit. */
export const anchorRegisters: AnchorRegisters = {
  isMember: (orgNumber) => isOrganisationNumber(orgNumber) && orgNumber !== notMember,
  legalEntityOf: (unit) => parents.get(unit),
}
