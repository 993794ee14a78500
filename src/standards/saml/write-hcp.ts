import type { HcpClaims } from '../myhealth-eu/assertion-claims.ts'
import type { Signer } from '../xmldsig/sign-enveloped.ts'
import { permissionPrefix } from './attribute-names.ts'
import { purposeValue, roleValue, writeAssertion } from './write-assertion.ts'

/**
 * The signed identity assertion of a health professional (ITI-40) as octets, without an XML declaration: goes into a
 * security header as it is. `verifyAssertions` reads these claims back. What must be in it is the caller's to know.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeHcpAssertion(claims: HcpClaims, signer: Signer): Uint8Array {
  return writeAssertion(
    claims,
    {
      kind: 'hcp',
      authnContext: claims.authnContext,
      attributes: [
        ['homeCommunityId', claims.homeCommunityId],
        ['npi', claims.npi],
        ['subjectId', claims.subjectName],
        ['role', roleValue(claims.role)],
        ['onBehalfOf', claims.onBehalfOf && roleValue(claims.onBehalfOf)],
        ['organization', claims.organization],
        ['organizationId', claims.organizationId],
        ['facilityType', claims.facilityType],
        ['purposeOfUse', purposeValue(claims.purposeOfUse)],
        ['pointOfCare', claims.pointOfCare],
        ['permission', claims.permissions.map((permission) => permissionPrefix + permission)],
      ],
    },
    signer,
  )
}
