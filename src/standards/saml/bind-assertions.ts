import type { HcpClaims, NokClaims, TrcClaims } from '../myhealth-eu/assertion-claims.ts'
import { refuseAssertion } from './refuse-assertion.ts'

/**
 * Checks that an assertion was issued on this identity assertion, for its professional, and not before it. A treatment
 * relationship must have its purpose as well.
 *
 * @throws Problem `trc-…`, `nok-…`
 */
export function bindToHcp(issued: TrcClaims | NokClaims, hcp: HcpClaims): void {
  const { kind } = issued
  if (issued.hcpAssertionId !== hcp.id) refuseAssertion(`${kind}-other-assertion`)
  if (issued.nameId !== hcp.nameId || issued.nameIdFormat !== hcp.nameIdFormat) refuseAssertion(`${kind}-other-subject`)
  if (issued.issueInstant < hcp.issueInstant) refuseAssertion(`${kind}-before-hcp`)
  if (kind === 'trc' && issued.purposeOfUse !== hcp.purposeOfUse) refuseAssertion('trc-other-purpose')
}
