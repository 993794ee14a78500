import { Problem } from '../../kernel/problem.ts'
import type { TrcClaims } from '../myhealth-eu/assertion-claims.ts'
import type { Signer } from '../xmldsig/sign-enveloped.ts'

/**
 * The signed assertion as octets, without an XML declaration: goes into a security header as it is.
 * `verifyAssertions` reads these claims back.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeTrcAssertion(_claims: TrcClaims, _signer: Signer): Uint8Array {
  throw new Problem('unsupported', 'assertion-missing', 'Not written yet')
}
