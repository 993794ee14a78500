import * as openid from 'openid-client'
import { Problem } from '../../kernel/problem.ts'
import { type PendingSignIn, pendingMinutes } from './visit.ts'

/** The issuer that vouches for people, and who we are to it. */
export type IssuerSettings = {
  /** Address of the issuer, as in its metadata. */
  readonly issuer: string
  readonly clientId: string
  /** Left out for a public client, which PKCE protects. */
  readonly clientSecret?: string
}

/** Our side of OpenID Connect: the code flow with PKCE, state and nonce. */
export type RelyingParty = {
  /** @throws Problem `unavailable` (`sign-in-unavailable`) when the issuer does not answer */
  readonly begin: (returnTo: string) => Promise<{ readonly address: string; readonly pending: PendingSignIn }>
  /**
   * @param callback the whole address the issuer sent the browser back to
   * @throws Problem `forbidden` (`sign-in-failed`) when the answer is not the one we asked for, or comes too late
   */
  readonly finish: (callback: URL, pending: PendingSignIn) => Promise<Readonly<Record<string, unknown>>>
}

/** https://openid.net/specs/openid-connect-core-1_0.html, https://www.rfc-editor.org/rfc/rfc7636 */
export function makeRelyingParty(settings: IssuerSettings, redirectUri: string, now: () => Date): RelyingParty {
  let discovered: Promise<openid.Configuration> | undefined
  const issuer = async () => {
    discovered ??= discover(settings)
    try {
      return await discovered
    } catch (cause) {
      discovered = undefined
      throw new Problem('unavailable', 'sign-in-unavailable', 'The issuer does not answer', {}, { cause })
    }
  }
  return {
    async begin(returnTo) {
      const configuration = await issuer()
      const codeVerifier = openid.randomPKCECodeVerifier()
      const pending = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier, returnTo, begun: now() }
      const address = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, pending }
    },
    async finish(callback, { state, nonce, codeVerifier, begun }) {
      if (now().getTime() - begun.getTime() >= pendingMinutes * 60_000)
        throw new Problem('forbidden', 'sign-in-failed', 'The sign-in was begun too long ago')
      const configuration = await issuer()
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      }
      try {
        const tokens = await openid.authorizationCodeGrant(configuration, callback, checks)
        return tokens.claims() ?? {}
      } catch (cause) {
        throw new Problem('forbidden', 'sign-in-failed', 'The issuer did not confirm the sign-in', {}, { cause })
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: IssuerSettings): Promise<openid.Configuration> {
  const server = new URL(issuer)
  const authentication = clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret)
  // Only towards ourselves: RFC 8252, section 8.3 lets loopback go without TLS.
  const loopback = server.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname)
  return openid.discovery(server, clientId, undefined, authentication, {
    execute: loopback ? [openid.allowInsecureRequests] : [],
    timeout: 10,
  })
}
