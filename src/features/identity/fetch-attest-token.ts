import * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import type { AttestNeeds } from './attests.ts'
import type { IssuerClient } from './issuer-client.ts'
import { ourApi } from './relying-party.ts'
import { publishedKeys, type TokenTrust, verifyAccessToken } from './verify-access-token.ts'

/**
 * Asks the issuer for an access token with an attest in it: the attest stands in the client assertion, so that it is
 * signed (HelseID; RFC 9396), and the token is bound to the key of the sign-in. It is verified as if a stranger had
 * brought it, before anything in it is believed.
 */
export function attestTokens(issuer: IssuerClient, now: () => Date): AttestNeeds['fetchToken'] {
  let trust: TokenTrust | undefined
  return async ({ refreshToken, key }, attest) => {
    const configuration = await issuer.attesting(attest)
    const options = { DPoP: openid.getDPoPHandle(configuration, key) }
    trust ??= trustIn(configuration)
    const { access_token, refresh_token: next } = await answered(() =>
      openid.refreshTokenGrant(configuration, refreshToken, { scope: ourApi.scope }, options),
    )
    const token = await verifyAccessToken(access_token, trust, now())
    if (token.keyThumbprint !== (await options.DPoP.calculateThumbprint())) {
      throw new Problem('forbidden', 'token-refused', 'The access token is bound to another key')
    }
    return { value: token, ...(next === undefined ? {} : { refreshToken: next }) }
  }
}

function trustIn(configuration: openid.Configuration): TokenTrust {
  const { issuer, jwks_uri = '' } = configuration.serverMetadata()
  return { issuer, audience: ourApi.audience, keys: publishedKeys(jwks_uri) }
}

/**
 * An answer that says no is not one that never came.
 *
 * @throws Problem `forbidden` (`attest-refused`), `unavailable` (`sign-in-unavailable`)
 */
export async function answered<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof openid.ResponseBodyError) {
      throw new Problem('forbidden', 'attest-refused', 'The issuer gives no attest', { at: cause.error }, { cause })
    }
    throw new Problem('unavailable', 'sign-in-unavailable', 'The issuer does not answer', {}, { cause })
  }
}
