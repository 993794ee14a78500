import * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import type { Api } from './api-tokens.ts'
import type { IssuerClient } from './issuer-client.ts'
import { type PendingSignIn, pendingMinutes } from './visit.ts'

/** What an access token is asked for: HelseID's names for us and for what may be done with it. */
export const ourApi = { audience: 'urn:knutepunkt:api', scope: 'knutepunkt:api' } as const

/** What an issuer like HelseID leaves us with after a sign-in: the right to ask for access tokens, bound to one key. */
export type Grant = { readonly refreshToken: string; readonly key: openid.CryptoKeyPair }

/** A sign-in that the issuer has confirmed. */
export type Confirmed = { readonly claims: Readonly<Record<string, unknown>>; readonly grant?: Grant }

/** Our side of OpenID Connect: the code flow with PKCE, state and nonce. */
export type RelyingParty = {
  /** @throws Problem `unavailable` (`sign-in-unavailable`) when the issuer does not answer */
  readonly begin: (returnTo: string) => Promise<{ readonly address: string; readonly pending: PendingSignIn }>
  /**
   * @param callback the whole address the issuer sent the browser back to
   * @throws Problem `forbidden` (`sign-in-failed`) when the answer is not the one we asked for, or comes too late
   */
  readonly finish: (callback: URL, pending: PendingSignIn) => Promise<Confirmed>
}

/**
 * With a `clientKey`, as HelseID wants it: what is asked is pushed first (RFC 9126), and tokens are bound to a key of this
 * sign-in alone (RFC 9449).
 *
 * @param apis whose tokens will be asked for later: a refresh cannot ask for more than the sign-in did (RFC 6749, section 6)
 * @see https://openid.net/specs/openid-connect-core-1_0.html, https://www.rfc-editor.org/rfc/rfc7636
 */
export function makeRelyingParty(
  issuer: IssuerClient,
  redirectUri: string,
  now: () => Date,
  apis: readonly Api[] = [],
): RelyingParty {
  const binding = issuer.settings.clientKey !== undefined
  const scopes = [ourApi.scope, ...new Set(apis.flatMap((api) => api.scopes))]
  return {
    async begin(returnTo) {
      const configuration = await issuer.configuration()
      const codeVerifier = openid.randomPKCECodeVerifier()
      const pending = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier, returnTo, begun: now() }
      const asked = {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }
      const address = binding
        ? await pushed(configuration, asked, scopes)
        : openid.buildAuthorizationUrl(configuration, asked)
      return { address: address.href, pending }
    },
    async finish(callback, pending) {
      if (now().getTime() - pending.begun.getTime() >= pendingMinutes * 60_000)
        throw new Problem('forbidden', 'sign-in-failed', 'The sign-in was begun too long ago')
      const configuration = await issuer.configuration()
      try {
        return await exchange(configuration, callback, pending, binding)
      } catch (cause) {
        throw new Problem('forbidden', 'sign-in-failed', 'The issuer did not confirm the sign-in', {}, { cause })
      }
    },
  }
}

/** A right that the issuer does not give must not keep anybody from signing in: those who lack it are told when it counts. */
async function pushed(
  configuration: openid.Configuration,
  asked: Record<string, string>,
  scopes: readonly string[],
): Promise<URL> {
  try {
    const scope = `openid offline_access ${scopes.join(' ')}`
    return await openid.buildAuthorizationUrlWithPAR(configuration, { ...asked, scope })
  } catch (cause) {
    const refused = cause instanceof openid.ResponseBodyError && cause.error === 'invalid_scope'
    if (refused && scopes.length > 1) return pushed(configuration, asked, [ourApi.scope])
    throw new Problem('unavailable', 'sign-in-unavailable', 'The issuer takes no sign-ins', {}, { cause })
  }
}

async function exchange(
  configuration: openid.Configuration,
  callback: URL,
  { state, nonce, codeVerifier }: PendingSignIn,
  binding: boolean,
): Promise<Confirmed> {
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true }
  const key = binding ? await openid.randomDPoPKeyPair() : undefined
  const options = key ? { DPoP: openid.getDPoPHandle(configuration, key) } : {}
  const tokens = await openid.authorizationCodeGrant(configuration, callback, checks, undefined, options)
  const { refresh_token: refreshToken } = tokens
  const grant = key && refreshToken !== undefined ? { grant: { refreshToken, key } } : {}
  return { claims: tokens.claims() ?? {}, ...grant }
}
