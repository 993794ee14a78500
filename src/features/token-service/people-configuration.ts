import { decodeJwt } from 'jose'
import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { signatureAlgorithms } from '../identity/index.ts'
import { type Api, apiOfAudience, apisOf, isOpenToAll, unknownScopes } from './api.ts'
import { assertionFault } from './client-assertion.ts'
import { signingAlgorithm } from './signing-key.ts'
import { type Stated, statedIn } from './stated.ts'

/** Scopes of OpenID Connect itself, and of HelseID's: they are of no API. */
const ofIssuer = /^(openid|profile|offline_access|helseid:\/\/scopes\/.+)$/

/** Seconds; HelseID's access tokens live about a minute. */
const shortLived = {
  Session: 600,
  Interaction: 600,
  AccessToken: 60,
  ClientCredentials: 60,
  AuthorizationCode: 60,
  IdToken: 60,
  PushedAuthorizationRequest: 60,
}
const longestVisit = 24 * 3600

/** What an issuer of people is set up with beside what they have in common. */
export type PeopleSetup = {
  /** Path of our page where one says who one is; the sign-in's id is added to it. */
  readonly choicePath: string
  readonly failedPath: string
  readonly apis: readonly Api[]
  /** Scopes that a client is registered for. */
  readonly allowed: (client: string) => Promise<readonly string[]>
}

/** What the issuers of people have in common: how clients prove themselves, and how long things live. */
export function peopleConfiguration({ choicePath, failedPath, apis, allowed }: PeopleSetup): Configuration {
  return {
    // What a client is registered for (OpenID Connect Core, section 3.1); the library would promise others too.
    responseTypes: ['code'],
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: [...signatureAlgorithms],
      requestObjectSigningAlgValues: [...signatureAlgorithms],
      dPoPSigningAlgValues: [...signatureAlgorithms],
      idTokenSigningAlgValues: [signingAlgorithm],
      userinfoSigningAlgValues: [signingAlgorithm],
    },
    assertJwtClientAuthClaimsAndHeader(ctx, claims) {
      const fault = assertionFault(claims, ctx.oidc.issuer)
      if (fault !== undefined) throw new errors.InvalidClientAuth(fault)
      const stated = statedIn(claims)
      if ('fault' in stated) throw refusedDetails(stated.fault)
    },
    // RFC 7636: of every client, those with keys too, as HelseID and ID-porten have it.
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    // Whoever may ask for attests during a shift may do so without the browser.
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      requestObjects: { enabled: true },
      // Of every client (RFC 9126, section 5): so the metadata says too.
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      resourceIndicators: resourceIndicators(apis, allowed),
    },
    interactions: { policy: alwaysChoose(), url: (_ctx, { uid }) => `${choicePath}/${uid}` },
    renderError: renderErrorAt(failedPath),
    ttl: { ...shortLived, Grant: longestVisit, RefreshToken: longestVisit },
  }
}

/** Where a person is in the browser; at all others a program asks, whatever it says that it would like to read. */
const pages: ReadonlySet<string | undefined> = new Set(['authorization', 'resume'])

/** A person is led to a page of ours, and a program gets the standard's JSON (RFC 6749, section 5.2). */
function renderErrorAt(failedPath: string): NonNullable<Configuration['renderError']> {
  return (ctx, out) => {
    if (pages.has(ctx.oidc?.route)) return ctx.redirect(failedPath)
    ctx.type = 'json'
    ctx.body = out
  }
}

/** RFC 9396, section 5: what the assertion's details may not say. */
export function refusedDetails(why: string): Error {
  return new errors.CustomOIDCProviderError('invalid_authorization_details', why)
}

/** What a client states in its assertion beside who it is. @throws what the token endpoint answers */
export function statedOf({ oidc }: KoaContextWithOIDC): Stated {
  const assertion = oidc.params?.client_assertion
  if (typeof assertion !== 'string') return {}
  const stated = statedIn(decodeJwt(assertion))
  if ('fault' in stated) throw refusedDetails(stated.fault)
  return stated
}

/**
 * All that a client is registered for, of these APIs: nobody is asked for consent here.
 *
 * @param own scopes of the issuer itself
 */
export async function grantOf(
  { oidc }: KoaContextWithOIDC,
  own: readonly string[],
  { apis, allowed }: Pick<PeopleSetup, 'apis' | 'allowed'>,
) {
  const { clientId } = oidc.client!
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId! })
  grant.addOIDCScope([...own, 'offline_access'].join(' '))
  const may = await allowed(clientId)
  for (const { audience, scopes } of apis) {
    const granted = scopes.filter((scope) => may.includes(scope))
    if (granted.length > 0) grant.addResourceScope(audience, granted.join(' '))
  }
  return grant
}

/** What only one resource server takes, by the scopes that a client asks for (RFC 8707; HelseID's audience by scope). */
function resourceIndicators(apis: readonly Api[], allowed: (client: string) => Promise<readonly string[]>) {
  return {
    enabled: true,
    useGrantedResource: () => true,
    /** @param oneOf what was granted, where one must be chosen: the one whose scopes are asked for now, else the first */
    async defaultResource(ctx: KoaContextWithOIDC, client: { clientId: string }, oneOf?: readonly string[]) {
      const asked = scopesIn(ctx.oidc.params?.scope).filter((scope) => !ofIssuer.test(scope))
      const [unknown] = unknownScopes(apis, asked)
      if (unknown !== undefined) throw new errors.InvalidScope('requested scope is not known', unknown)
      const may = await allowed(client.clientId)
      const refused = asked.find((scope) => !may.includes(scope) && !isOpenToAll(scope))
      if (refused !== undefined) throw new errors.InvalidScope('requested scope is not allowed', refused)
      // A person is told of without an API; a machine has nothing else to ask for (RFC 6749, section 3.3).
      if (asked.length === 0 && ctx.oidc.params?.grant_type === 'client_credentials') {
        throw new errors.InvalidScope('a scope of an API must be asked for', String(ctx.oidc.params.scope ?? ''))
      }
      const audiences = apisOf(apis, asked).map(({ audience }) => audience)
      if (oneOf) return oneOf.find((each) => audiences.includes(each)) ?? oneOf[0]!
      // What the library takes; its type leaves out that there may be none.
      return (audiences.length === 1 ? audiences[0] : audiences.length === 0 ? undefined : audiences) as string
    },
    async getResourceServerInfo(_ctx: KoaContextWithOIDC, resource: string, client: { clientId: string }) {
      const api = apiOfAudience(apis, resource)
      if (!api) throw new errors.InvalidTarget('requested resource is not known')
      const may = await allowed(client.clientId)
      return {
        audience: api.audience,
        scope: api.scopes.filter((scope) => may.includes(scope) || isOpenToAll(scope)).join(' '),
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: signingAlgorithm } },
      }
    },
  } as const
}

/** Scopes of a parameter (RFC 6749, section 3.3). */
export function scopesIn(scope: unknown): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : []
}

/** Every sign-in asks again who it is, so that one can change roles by signing out and in. */
function alwaysChoose() {
  const { Check, base } = interactionPolicy
  const policy = base()
  const ask = new Check('choose', 'A person must be chosen', 'login_required', ({ oidc }) =>
    oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  )
  policy.get('login')?.checks.add(ask, 0)
  return policy
}
