import type { TrcClaims } from '../myhealth-eu/assertion-claims.ts'
import { toCx } from '../myhealth-eu/instance-identifier.ts'
import type { Signer } from '../xmldsig/sign-enveloped.ts'
import { previousSession } from './assertion-kinds.ts'
import { purposeValue, writeAssertion } from './write-assertion.ts'

/**
 * The signed treatment relationship assertion (EHDSI-92) as octets, as `writeHcpAssertion`.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeTrcAssertion(claims: TrcClaims, signer: Signer): Uint8Array {
  return writeAssertion(
    claims,
    {
      kind: 'trc',
      authnContext: previousSession,
      advice: claims.hcpAssertionId,
      attributes: [
        ['subjectId', toCx(claims.patient)],
        ['purposeOfUse', purposeValue(claims.purposeOfUse)],
        ['prescriptionId', claims.prescriptionId],
        ['dispensationPinCode', claims.dispensationPinCode],
      ],
    },
    signer,
  )
}
