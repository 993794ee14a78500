import { Problem } from '../../kernel/problem.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { objectIn, textIn } from '../../standards/fhir/json-members.ts'
import { type ApiTokens, newProofKey } from '../identity/index.ts'

/** Where test tokens are had, and by what right. */
export type TestTokenService = { readonly address: string; readonly key: string }

/** Sends JSON and gives the JSON that came; undefined where none did. */
export type PostJson = (address: string, headers: Readonly<Record<string, string>>, body: Json) => Promise<unknown>

/** Seconds; they live for a minute. */
const usedFor = 50

/**
 * Tokens of an invented professional with an attest for the patient, of a service like HelseID's for test tokens. Nobody has
 * signed in; the box has one.
 *
 * @throws Problem `unavailable` (`no-test-token`)
 * @see https://utviklerportal.nhn.no/informasjonstjenester/helseid/tilgang-til-helseid/test-token-tjenesten/docs/test-token-tjenesten_enmd
 */
export async function testTokens(
  { address, key: authKey }: TestTokenService,
  post: PostJson,
  now: () => Date,
): Promise<ApiTokens['tokenFor']> {
  const { key, thumbprint } = await newProofKey()
  return async (_person, { patient }, { audience, scopes }) => {
    const answer = await post(
      address,
      { 'x-auth-key': authKey },
      {
        audience,
        clientClaimsParameters: { scope: scopes, cnfJkt: thumbprint },
        createTillitsrammeverkClaims: true,
        tillitsrammeverkClaimsParameters: { patientsIdentifierId: patient?.extension },
      },
    )
    const given = objectIn(objectIn({ answer }, 'answer'), 'successResponse')
    const accessToken = textIn(given, 'accessTokenJwt')
    if (accessToken === undefined) {
      throw new Problem('unavailable', 'no-test-token', 'The service for test tokens gives none')
    }
    return { accessToken, expires: new Date(now().getTime() + usedFor * 1000), key }
  }
}
