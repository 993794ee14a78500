import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import Provider, { type Configuration, interactionPolicy, type JWK } from 'oidc-provider'
import { claimNames } from './claims.ts'
import { demoIssuerStore } from './demo-issuer-store.ts'
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
  now,
  newToken,
}: DemoIssuerNeeds): Configuration {
  return {
    adapter: demoIssuerStore(now),
    clients: [
      {
        client_id: demoClientId,
        redirect_uris: [`${origin}${redirectPath}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: { keys: [newToken()], short: { sameSite: 'lax' }, long: { sameSite: 'lax' } },
    claims: { openid: ['sub', 'name', ...Object.values(claimNames)] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, subject) => {
      const person = demoPeople.find((each) => each.subject === subject)
      return person && { accountId: subject, claims: () => claimsOf(person) }
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { policy: alwaysChoose(), url: (_ctx, { uid }) => `${choicePath}/${uid}` },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    renderError: (ctx) => ctx.redirect(failedPath),
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
  }
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
