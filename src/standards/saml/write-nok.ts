import type { NokClaims } from '../myhealth-eu/assertion-claims.ts'
import { toCx } from '../myhealth-eu/instance-identifier.ts'
import type { Signer } from '../xmldsig/sign-enveloped.ts'
import { previousSession } from './assertion-kinds.ts'
import { writeAssertion } from './write-assertion.ts'

/**
 * The signed next of kin assertion (EHDSI-96) as octets, as `writeHcpAssertion`. Of several identifiers the first is
 * written, of several address lines one with commas.
 *
 * @throws Problem as `serialiseXml`
 */
export function writeNokAssertion(claims: NokClaims, signer: Signer): Uint8Array {
  const { identifiers, family, given, gender, birthDate, address = {} } = claims.nextOfKin
  const [identifier] = identifiers
  return writeAssertion(
    claims,
    {
      kind: 'nok',
      authnContext: previousSession,
      advice: claims.hcpAssertionId,
      attributes: [
        ['nokId', identifier && toCx(identifier)],
        ['nokFirstName', given?.join(' ')],
        ['nokFamilyName', family],
        ['nokGender', gender],
        ['nokBirthDate', birthDate],
        ['nokStreet', address.lines?.join(', ')],
        ['nokCity', address.city],
        ['nokPostalCode', address.postalCode],
        ['nokCountry', address.country],
      ],
    },
    signer,
  )
}
