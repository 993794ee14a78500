import { calculateJwkThumbprint, type JWK } from 'jose'
import { Problem } from '../../../kernel/problem.ts'
import { helseIdClaims } from '../../../standards/helseid/access-token.ts'
import type { Api } from '../api.ts'
import type { BoxClient } from '../box-client.ts'
import { actingFor, clientClaims } from '../helse-id-claims.ts'
import type { Parameters } from './wish.ts'

/** Members of `clientClaimsParameters` with the claim that each becomes. */
const texts: readonly (readonly [parameter: string, claim: string])[] = [
  ['clientId', 'client_id'],
  ['clientName', helseIdClaims.clientName],
  ['orgnrParent', helseIdClaims.orgnrParent],
  ['orgnrChild', helseIdClaims.orgnrChild],
  ['orgnrSupplier', helseIdClaims.orgnrSupplier],
  ['clientAuthenticationMethodsReferences', 'client_amr'],
  ['sfmJournalId', helseIdClaims.sfmJournalId],
  ['jti', 'jti'],
]

/** `clientTenancyType`, where `clientTenancy` asks for it. */
const tenancies = ['none', 'single-tenant', 'multi-tenant'] as const

/** What a test token says of a client: as it is registered, unless the request leaves that out, and as the request says. */
export async function clientPart(wish: Parameters, client: BoxClient, apis: readonly Api[]) {
  const parameters = wish.within('clientClaimsParameters')
  const stated = texts.flatMap(([name, claim]) => {
    const value = parameters.text(name)
    return value === undefined ? [] : [[claim, value] as const]
  })
  const scope = parameters.texts('scope')
  const amr = parameters.texts('authenticationMethodsReferences')
  const tenancy = parameters.flag('clientTenancy') ? tenancies[parameters.number('clientTenancyType') ?? 1] : undefined
  const cnf = await boundTo(parameters)
  return {
    ...(withDefaults(wish, 'Client') ? asRegistered(client, wish.text('audience'), apis) : {}),
    ...Object.fromEntries(stated),
    ...(scope ? { scope } : {}),
    ...(amr ? { amr } : {}),
    ...(tenancy === undefined ? {} : { [helseIdClaims.clientTenancy]: tenancy }),
    ...(cnf ? { cnf } : {}),
  }
}

/** Whether what the box knows of a client or user goes in before what the request says. */
export function withDefaults(wish: Parameters, of: 'Client' | 'User'): boolean {
  const generation = wish.number(`${of.toLowerCase()}ClaimsParametersGeneration`)
  // 0 nothing, 1 defaults, 2 parameters, 3 both; 0 is also what samples send where they say nothing.
  return !wish.flag(`withoutDefault${of}Claims`) && generation !== 2
}

function asRegistered(client: BoxClient, audience: string | undefined, apis: readonly Api[]) {
  const api = apis.find((each) => each.audience === audience)
  const stated = client.tenancy === 'multi-tenant' ? { parent: client.orgNumber } : undefined
  const acting = actingFor(client, stated, undefined) ?? { parent: client.orgNumber }
  return {
    ...clientClaims(client, acting),
    sub: client.id,
    scope: client.scopes.filter((scope) => !api || api.scopes.includes(scope)),
  }
}

/** RFC 9449, section 6.1: the thumbprint itself, or the key to take it of. */
async function boundTo(parameters: Parameters): Promise<{ readonly jkt: string } | undefined> {
  const [jkt, key] = [parameters.text('cnfJkt'), parameters.text('cnfPublicKey')]
  if (jkt !== undefined) return { jkt }
  return key === undefined ? undefined : { jkt: await thumbprintOf(jwkIn(key, 'cnfPublicKey'), 'cnfPublicKey') }
}

/** RFC 7638. @throws Problem `invalid` (`test-token-malformed`), with nothing of the key */
export async function thumbprintOf(jwk: JWK, at: string): Promise<string> {
  try {
    return await calculateJwkThumbprint(jwk)
  } catch {
    // The cause may quote the key.
    return noKey(at)
  }
}

/** @throws Problem `invalid` (`test-token-malformed`), with nothing of the key */
export function jwkIn(text: string, at: string): JWK {
  try {
    const jwk: unknown = JSON.parse(text)
    // What is no key after all, importing it finds out.
    if (typeof jwk === 'object' && jwk !== null && 'kty' in jwk) return jwk as JWK
  } catch {
    // The cause may quote the key.
  }
  return noKey(at)
}

function noKey(at: string): never {
  throw new Problem('invalid', 'test-token-malformed', 'The key is no JWK', { at })
}
