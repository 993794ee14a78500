import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { isOrganisationNumber } from '../../standards/norway/organisation-number.ts'
import { signatureAlgorithms } from '../identity/index.ts'
import { type Api, apisOf, unknownScopes } from './api.ts'
import type { BoxClient } from './box-client.ts'
import type { IssuerNeeds } from './issuer-needs.ts'
import { signedToken } from './signing-key.ts'

/** The one grant of Maskinporten. */
export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** An answer that says no, in the words of RFC 6749, section 5.2. */
export type Refused = { readonly error: string; readonly error_description: string }

/** A token, as the token endpoint answers. */
export type Granted = {
  readonly access_token: string
  readonly token_type: 'Bearer' | 'DPoP'
  readonly expires_in: number
  readonly scope: string
}

/** Seconds that a grant may live, and a token does. */
const longestSeconds = 120

/** What two clocks may differ. */
const skewSeconds = 10

/**
 * A token for a machine, for what it signed: who it is, which scopes, for whom. An audience by the scopes when it names
 * none is our proposal, since the services of the box demand one; so is `at+jwt`.
 *
 * @param keyThumbprint of the key that the token is to be bound to, when the client proved one (RFC 9449)
 * @see https://docs.digdir.no/docs/Maskinporten/maskinporten_protocol_token, RFC 7523
 */
export async function grantToken(
  needs: IssuerNeeds,
  form: URLSearchParams,
  keyThumbprint: string | undefined,
): Promise<Granted | Refused> {
  if (new Set(form.keys()).size < form.size) return refused('invalid_request', 'A parameter stands there twice')
  if (form.get('grant_type') !== jwtBearer)
    return refused('unsupported_grant_type', 'The grant type must be jwt-bearer')
  const read = await readGrant(needs, form.get('assertion') ?? '')
  if ('error' in read) return read
  const { client, claims } = read
  const scopes = String(claims.scope ?? '')
    .split(' ')
    .filter((scope) => scope !== '')
  const refusal = scopesRefused(needs.apis, client, scopes)
  if (refusal) return refusal
  const consumer = consumerOf(client, claims.consumer_org)
  if (consumer === undefined)
    return refused('invalid_grant', 'consumer_org is no organisation that the client may act for')
  const [api, second] = apisOf(needs.apis, scopes)
  if (!api || second) return refused('invalid_scope', 'The scopes must be of one API')
  if (claims.resource !== undefined && claims.resource !== api.audience)
    return refused('invalid_target', 'The resource is not the API of the scopes')
  const at = Math.floor(needs.now().getTime() / 1000)
  const token = await signedToken(needs.signingKeys.current(), {
    ...tokenClaims(client, scopes, consumer),
    aud: api.audience,
    iss: needs.issuer,
    jti: needs.newId(),
    iat: at,
    exp: at + longestSeconds,
    token_type: keyThumbprint === undefined ? 'Bearer' : 'DPoP',
    ...(keyThumbprint === undefined ? {} : { cnf: { jkt: keyThumbprint } }),
  })
  const type = keyThumbprint === undefined ? 'Bearer' : 'DPoP'
  return { access_token: token, token_type: type, expires_in: longestSeconds, scope: scopes.join(' ') }
}

type Read = { readonly client: BoxClient; readonly claims: JWTPayload }

async function readGrant(needs: IssuerNeeds, assertion: string): Promise<Read | Refused> {
  const { issuer, clients, now, once } = needs
  const client = await clients.find(issuerIn(assertion))
  if (!client?.uses.includes('maskinporten')) return refused('invalid_client', 'The client is not registered')
  const claims = await verified(client, assertion, issuer, now())
  if (claims === undefined) return refused('invalid_grant', 'The grant’s signature, audience or time does not hold')
  const { iat = 0, exp = 0, jti } = claims
  if (iat > now().getTime() / 1000 + skewSeconds) return refused('invalid_grant', 'iat must not be ahead')
  if (exp - iat > longestSeconds) return refused('invalid_grant', 'exp must be at most 120 seconds after iat')
  const seen = jti !== undefined && !(await once(`maskinporten:${client.id}:${jti}`, new Date((exp + 60) * 1000)))
  if (seen) return refused('invalid_grant', 'The grant was used before')
  return { client, claims }
}

async function verified(
  { id, keys }: BoxClient,
  assertion: string,
  audience: string,
  now: Date,
): Promise<JWTPayload | undefined> {
  try {
    const keySet = createLocalJWKSet({ keys: [...keys] })
    const expected = {
      issuer: id,
      audience,
      algorithms: [...signatureAlgorithms],
      requiredClaims: ['iat', 'exp', 'scope'],
    }
    return (await jwtVerify(assertion, keySet, { ...expected, currentDate: now, clockTolerance: skewSeconds })).payload
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError)) throw cause
    return undefined
  }
}

function issuerIn(assertion: string): string {
  const [, payload = ''] = assertion.split('.')
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? String(claims.iss) : ''
  } catch {
    // Not JSON: of nobody, and refused as such.
    return ''
  }
}

function scopesRefused(apis: readonly Api[], client: BoxClient, scopes: readonly string[]): Refused | undefined {
  if (scopes.length === 0) return refused('invalid_scope', 'No scope is asked for')
  if (unknownScopes(apis, scopes).length > 0) return refused('invalid_scope', 'There is no such scope')
  if (scopes.some((scope) => !client.scopes.includes(scope))) {
    return refused('invalid_scope', 'The client is not registered for the scope')
  }
  return undefined
}

/** Organisations by ISO/IEC 6523, as in the Peppol network: 0192 is Enhetsregisteret. */
function organisation(orgNumber: string) {
  return { authority: 'iso6523-actorid-upis', ID: `0192:${orgNumber}` }
}

/**
 * For whom the client acts: itself, or the consumer that a client for many names. That a consumer has delegated is taken for
 * granted here, where the real one asks Altinn.
 *
 * @returns undefined where it may not act for whom it names
 */
function consumerOf({ orgNumber, tenancy }: BoxClient, named: unknown): string | undefined {
  if (named === undefined || named === orgNumber) return orgNumber
  const may = tenancy === 'multi-tenant' && typeof named === 'string' && isOrganisationNumber(named)
  return may ? named : undefined
}

function tokenClaims({ id, orgNumber }: BoxClient, scopes: readonly string[], consumer: string) {
  return {
    client_id: id,
    client_amr: 'private_key_jwt',
    scope: scopes.join(' '),
    consumer: organisation(consumer),
    ...(consumer === orgNumber ? {} : { supplier: organisation(orgNumber) }),
  }
}

function refused(error: string, error_description: string): Refused {
  return { error, error_description }
}
