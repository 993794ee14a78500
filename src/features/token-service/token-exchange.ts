import type { JWTPayload } from 'jose'
import { errors, type Provider, type TokenEndpointGrantContext } from 'oidc-provider'
import { Problem } from '../../kernel/problem.ts'
import { helseIdClaims } from '../../standards/helseid/access-token.ts'
import { provenKey, verifiedClaims } from '../identity/index.ts'
import { type Api, apiOfAudience, apisOf, clientApi, unknownScopes } from './api.ts'
import { type BoxClient, clientUses } from './box-client.ts'
import type { IssuerNeeds } from './issuer-needs.ts'
import { refusedDetails, scopesIn, statedOf } from './people-configuration.ts'
import { signedToken } from './signing-key.ts'

const [grantType] = clientUses.api
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

/** Seconds, as HelseID's tokens live. */
const longestSeconds = 60

/** How many APIs may have passed a token on. */
const longestChain = 3

type Parameters = Readonly<Record<string, string | undefined>>

/**
 * Lets an API exchange the token it was called with for one to the next API, on behalf of the same person and organisation.
 *
 * That HelseID has this, with `subject_token` an access token of its own and one audience, is described. Of what the new
 * token says, `act` and that person, organisation and attest stay are our proposal.
 *
 * @see RFC 8693; https://utviklerportal.nhn.no/informasjonstjenester/helseid/bruksmoenstre-og-eksempelkode/bruk-av-helseid/docs/teknisk-referanse/token_exchange_enmd
 */
export function registerTokenExchange(provider: Provider, needs: IssuerNeeds): void {
  provider.registerGrantType<Parameters>(grantType, (ctx) => exchange(needs, ctx), [
    'subject_token',
    'subject_token_type',
    'actor_token',
    'actor_token_type',
    'requested_token_type',
    'audience',
    'resource',
    'scope',
  ])
}

async function exchange(needs: IssuerNeeds, ctx: TokenEndpointGrantContext<Parameters>): Promise<void> {
  const { params, client } = ctx.oidc
  const actor = await needs.clients.find(client.clientId)
  if (!actor) throw new errors.InvalidClient()
  if (statedOf(ctx).attest) throw refusedDetails('The attest is that of the token which is exchanged')
  const subject = await subjectOf(needs, params, actor)
  const api = apiWanted(needs, params, actor)
  const scopes = scopesIn(params.scope)
  const jkt = await boundTo(needs, ctx)
  const at = Math.floor(needs.now().getTime() / 1000)
  const claims = {
    ...onBehalfOf(subject),
    ...actingAs(actor, subject),
    ...{ iss: needs.issuer, aud: api.audience, scope: scopes.length > 0 ? scopes : api.scopes },
    ...{ jti: needs.newId(), iat: at, nbf: at, exp: at + longestSeconds, cnf: { jkt } },
  }
  ctx.body = {
    access_token: await signedToken(needs.signingKeys.current(), claims),
    issued_token_type: accessTokenType,
    token_type: 'DPoP',
    expires_in: longestSeconds,
    scope: claims.scope.join(' '),
  }
}

/** RFC 8693, section 2.1: whose token it is, given to this API and to nobody else. */
async function subjectOf({ issuer, signingKeys, now }: IssuerNeeds, params: Parameters, actor: BoxClient) {
  const { subject_token: token, subject_token_type: type, requested_token_type: wanted = accessTokenType } = params
  if (token === undefined) throw new errors.InvalidRequest('subject_token is missing')
  if (type !== accessTokenType) throw new errors.InvalidRequest('subject_token_type must be that of access tokens')
  if (wanted !== accessTokenType) throw new errors.InvalidRequest('access tokens are issued, and nothing else')
  if (params.actor_token !== undefined || params.actor_token_type !== undefined) {
    throw new errors.InvalidRequest('the actor is the client, and gives no actor_token')
  }
  try {
    const { audience } = clientApi(actor.id)
    const claims = await verifiedClaims(token, { issuer, audience, keys: signingKeys.verify }, now())
    if (chainOf(claims) < longestChain) return claims
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
  }
  throw new errors.InvalidRequest('subject_token is no access token that may be exchanged by this client')
}

/** RFC 8693, section 2.2.2: a target that is not known, or not this client's to ask for. */
function apiWanted({ apis }: IssuerNeeds, { scope, resource, audience }: Parameters, { scopes: may }: BoxClient): Api {
  const scopes = scopesIn(scope)
  if (unknownScopes(apis, scopes).length > 0 || scopes.some((each) => !may.includes(each))) {
    throw new errors.InvalidScope('requested scope is not allowed', scope ?? '')
  }
  const [byScope, second] = apisOf(apis, scopes)
  const named = resource ?? audience
  const api = named === undefined ? byScope : apiOfAudience(apis, named)
  if (!api || second || (byScope && byScope.audience !== api.audience)) {
    throw new errors.InvalidTarget('one API must be asked for, and one that there is')
  }
  const granted = api.scopes.filter((each) => may.includes(each))
  if (granted.length === 0) throw new errors.InvalidTarget('the client is registered for no scope of the API')
  return { ...api, scopes: granted }
}

/** RFC 9449, section 5. */
async function boundTo({ issuer, now, once }: IssuerNeeds, ctx: TokenEndpointGrantContext): Promise<string> {
  const proof = ctx.get('DPoP')
  if (proof === '') throw new errors.InvalidGrant('the proof of a key is missing (DPoP)')
  try {
    return await provenKey({ proof, method: 'POST', url: `${issuer}/token` }, now(), once)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    throw new errors.InvalidDpopProof(problem.message)
  }
}

/** Claims that are the new token's own, or the new client's. */
const ownClaims: ReadonlySet<string> = new Set([
  ...['iss', 'aud', 'exp', 'nbf', 'iat', 'jti', 'cnf', 'scope', 'act', 'client_id', 'client_amr'],
  helseIdClaims.clientName,
  helseIdClaims.clientTenancy,
])

function onBehalfOf(subject: JWTPayload): JWTPayload {
  return Object.fromEntries(Object.entries(subject).filter(([name]) => !ownClaims.has(name)))
}

/** RFC 8693, sections 4.1 and 4.3: who passes it on stands outermost. */
function actingAs({ id, name, tenancy }: BoxClient, { act, client_id }: JWTPayload) {
  return {
    client_id: id,
    client_amr: 'private_key_jwt',
    [helseIdClaims.clientName]: name,
    [helseIdClaims.clientTenancy]: tenancy,
    act: { sub: id, act: act ?? { sub: client_id } },
  }
}

function chainOf({ act }: JWTPayload): number {
  let count = 0
  for (let at: unknown = act; typeof at === 'object' && at !== null; at = 'act' in at ? at.act : undefined) count++
  return count
}
