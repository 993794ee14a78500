import { Problem } from '../../kernel/problem.ts'
import type { NokClaims } from '../myhealth-eu/assertion-claims.ts'
import type { Signer } from '../xmldsig/sign-enveloped.ts'

/**
 * The signed assertion as octets, without an XML declaration: goes into a security header as it is.
 * `verifyAssertions` reads these claims back.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeNokAssertion(_claims: NokClaims, _signer: Signer): Uint8Array {
  throw new Problem('unsupported', 'assertion-missing', 'Not written yet')
}
