import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Provider, { type Configuration, interactionPolicy, type JWK } from 'oidc-provider'
import { claimNames, ourApi } from '../identity/index.ts'
import { accessTokenClaims, attestIn } from './attest-in-assertion.ts'
import { demoIssuerStore } from './issuer-store.ts'
import { type DemoPerson, demoPeople } from './demo-people.ts'

/** Where the demo issuer is mounted. */
export const demoIssuerPath = '/openid'

/** The client we are at our own issuer. */
export const demoClientId = 'knutepunkt'

/** An OpenID provider for demos: it asks nobody to prove anything. */
export type DemoIssuer = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /**
   * Signs in one of the demo people. Gives the address to send the browser to.
   *
   * @throws Error when the sign-in was never begun, or has been too long under way
   */
  readonly choose: (request: IncomingMessage, response: ServerResponse, subject: string) => Promise<string>
}

/** What the demo issuer needs. */
export type DemoIssuerNeeds = {
  /** Scheme, host and port we are reached at. */
  readonly origin: string
  /** Path of our page with the people to choose from; the sign-in's id is added to it. */
  readonly choicePath: string
  readonly redirectPath: string
  readonly failedPath: string
  /** Public key of the one client. */
  readonly clientKey: JWK
  readonly now: () => Date
  readonly newToken: () => string
}

/** @see https://openid.net/specs/openid-connect-core-1_0.html */
export function makeDemoIssuer(needs: DemoIssuerNeeds): DemoIssuer {
  const provider = new Provider(`${needs.origin}${demoIssuerPath}`, configuration(needs))
  const callback = provider.callback()
  return {
    async handle(request, response) {
      // The provider finds out where it is mounted from what is left of the address.
      const whole = request.url ?? '/'
      const mounted = Object.assign(request, { originalUrl: whole, url: whole.slice(demoIssuerPath.length) || '/' })
      await callback(mounted, response)
    },
    choose: (request, response, subject) =>
      provider.interactionResult(request, response, { login: { accountId: subject } }),
  }
}

function configuration({
  origin,
  choicePath,
  redirectPath,
  failedPath,
  clientKey,
  now,
  newToken,
}: DemoIssuerNeeds): Configuration {
  return {
    adapter: demoIssuerStore(now),
    clients: [
      {
        client_id: demoClientId,
        redirect_uris: [`${origin}${redirectPath}`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [clientKey] },
        dpop_bound_access_tokens: true,
        require_pushed_authorization_requests: true,
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: { keys: [newToken()], short: { sameSite: 'lax' }, long: { sameSite: 'lax' } },
    claims: { openid: ['sub', 'name', ...Object.values(claimNames)] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, subject) => {
      const person = personOf(subject)
      return person && { accountId: subject, claims: () => claimsOf(person) }
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => ourApi.audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ ...ourApi, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }),
      },
    },
    // As HelseID: whoever may ask for attests during a shift may do so without the browser.
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: false,
    extraTokenClaims: (_ctx, token) => accessTokenClaims('accountId' in token ? personOf(token.accountId) : undefined),
    formats: {
      customizers: {
        jwt({ oidc }, token, { payload }) {
          const person = 'accountId' in token ? personOf(token.accountId) : undefined
          payload.authorization_details = attestIn(oidc.params?.client_assertion, person, now())
        },
      },
    },
    interactions: { policy: alwaysChoose(), url: (_ctx, { uid }) => `${choicePath}/${uid}` },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid')
      grant.addResourceScope(ourApi.audience, ourApi.scope)
      await grant.save()
      return grant
    },
    renderError: (ctx) => ctx.redirect(failedPath),
    ttl: { ...shortLived, Grant: longestVisit, RefreshToken: longestVisit },
  }
}

/** Seconds. */
const shortLived = { Session: 600, Interaction: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 }
const longestVisit = 24 * 3600

function personOf(subject: string): DemoPerson | undefined {
  return demoPeople.find((each) => each.subject === subject)
}

/** Every sign-in asks again who it is, so that one can change roles by signing out and in. */
function alwaysChoose() {
  const { Check, base } = interactionPolicy
  const policy = base()
  const ask = new Check('choose', 'A demo person must be chosen', 'login_required', ({ oidc }) =>
    oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  )
  policy.get('login')?.checks.add(ask, 0)
  return policy
}

function claimsOf({ subject, name, role, hprNumber, organisation }: DemoPerson) {
  return {
    sub: subject,
    name,
    [claimNames.role]: role,
    [claimNames.hprNumber]: hprNumber,
    [claimNames.orgNumber]: organisation?.orgNumber,
    [claimNames.orgName]: organisation?.name,
  }
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  // node:crypto gives the same members under looser types.
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as JWK
}
