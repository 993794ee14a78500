import * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import type { ApiTokenNeeds } from './api-tokens.ts'
import { answered } from './fetch-attest-token.ts'
import type { IssuerClient } from './issuer-client.ts'

/** Where the issuer does not say how long a token lives (RFC 6749, section 5.1). */
const usualSeconds = 60

/**
 * Asks the issuer for a token of one API, by its scopes (HelseID: audience by scope). The attest stands in the client
 * assertion; the token is bound to the key of the sign-in (RFC 9449).
 */
export function apiTokens(issuer: IssuerClient, now: () => Date): ApiTokenNeeds['fetchToken'] {
  return async ({ refreshToken, key }, attest, { scopes }) => {
    const configuration = attest ? await issuer.attesting(attest) : await issuer.configuration()
    const options = { DPoP: openid.getDPoPHandle(configuration, key) }
    const asked = { scope: scopes.join(' ') }
    const answer = await answered(() => openid.refreshTokenGrant(configuration, refreshToken, asked, options))
    if (answer.token_type !== 'dpop') {
      throw new Problem('forbidden', 'token-refused', 'The access token is bound to no key')
    }
    const expires = new Date(now().getTime() + (answer.expiresIn() ?? usualSeconds) * 1000)
    const { access_token: accessToken, refresh_token: next } = answer
    return { value: { accessToken, expires, key }, ...(next === undefined ? {} : { refreshToken: next }) }
  }
}
