import { Problem } from '../../kernel/problem.ts'
import { helseIdClaims, readHelseIdToken } from '../../standards/helseid/access-token.ts'
import { type Once, type TokenTrust, verifiedClaims, verifyDpopProof } from '../identity/index.ts'
import type { Caller } from './caller.ts'
import type { NationalService, Operation } from './national-service.ts'

/** Whose tokens count, and what has been seen before. */
export type TokenNeeds = {
  /** The HelseID-shaped one: of professionals and machines. */
  readonly issuer: string
  /** Those of citizens (ID-porten) and of other machines (Maskinporten), where their tokens are taken. */
  readonly others?: { readonly idPorten: string; readonly maskinporten: string }
  readonly keys: TokenTrust['keys']
  readonly once: Once
  readonly now: () => Date
}

/** The part of a call that says who calls. */
export type Credentials = {
  readonly authorization: string | undefined
  readonly dpop: string | undefined
  readonly method: string
  /** Scheme, host and path, as the caller knows them. */
  readonly url: string
}

/**
 * Who calls, when the token is for this service, held by whoever shows it, and carries a scope of the operation.
 *
 * @throws Problem `forbidden`: `token-missing`, `token-scheme`, `token-refused`, `token-claims`, `token-scope`,
 * `token-kind`, and those of `verifyDpopProof`; `unavailable` when the issuer's keys cannot be had
 * @see RFC 9449, section 7; RFC 6750, section 3.1
 */
export async function checkToken(
  { issuer, others, keys, once, now }: TokenNeeds,
  { authorization, dpop, method, url }: Credentials,
  service: Pick<NationalService, 'audience'>,
  { scopes, callers }: Pick<Operation, 'scopes' | 'callers'>,
): Promise<Caller> {
  const accessToken = tokenIn(authorization)
  const claims = await verifiedClaims(
    accessToken,
    { issuer: [issuer, ...Object.values(others ?? {})], audience: service.audience, keys },
    now(),
  )
  const keyThumbprint = thumbprintIn(claims)
  await verifyDpopProof({ proof: dpop ?? '', accessToken, method, url, keyThumbprint }, now(), once)
  const caller = callerIn(claims, others)
  if (!callers.includes(caller.kind)) throw refused('token-kind', 'The token is of another kind of caller')
  if (!scopes.some((scope) => caller.scopes.has(scope))) throw refused('token-scope', 'The token lacks the scope')
  return caller
}

function tokenIn(authorization: string | undefined): string {
  if (authorization === undefined) throw refused('token-missing', 'There is no access token')
  const [scheme = '', token, ...rest] = authorization.split(' ')
  if (scheme.toLowerCase() !== 'dpop' || !token || rest.length > 0) {
    throw refused('token-scheme', 'The access token must come with the scheme DPoP')
  }
  return token
}

type Claims = Readonly<Record<string, unknown>>

function thumbprintIn({ cnf }: Claims): string {
  const jkt = typeof cnf === 'object' && cnf !== null && 'jkt' in cnf ? cnf.jkt : undefined
  if (typeof jkt !== 'string' || jkt === '') throw refused('token-claims', 'The access token is bound to no key')
  return jkt
}

/**
 * A professional's token has a pid of HelseID, a citizen's a pid of ID-porten, a machine's neither; Maskinporten says whose
 * machine it is in words of its own.
 */
function callerIn(claims: Claims, others: TokenNeeds['others']): Caller {
  const common = { client: textOf(claims, 'client_id'), scopes: new Set(scopesOf(claims.scope)) }
  if (claims.iss === others?.maskinporten) return { ...common, kind: 'system', orgNumber: consumerIn(claims) }
  if (claims[helseIdClaims.pid] !== undefined) {
    return { ...common, kind: 'professional', token: readHelseIdToken(claims) }
  }
  if (claims.pid !== undefined) {
    if (claims.acr !== undefined && claims.acr !== 'idporten-loa-high') {
      throw refused('token-level', 'The citizen has not signed in at the highest level', 'acr')
    }
    return { ...common, kind: 'citizen', pid: textOf(claims, 'pid') }
  }
  return { ...common, kind: 'system', orgNumber: textOf(claims, helseIdClaims.orgnrParent) }
}

/** Organisations by ISO/IEC 6523: `0192:` and the number of Enhetsregisteret. */
function consumerIn({ consumer }: Claims): string {
  const id = typeof consumer === 'object' && consumer !== null && 'ID' in consumer ? consumer.ID : undefined
  const [, orgNumber] = (typeof id === 'string' && /^0192:(\d{9})$/.exec(id)) || []
  if (orgNumber === undefined) throw refused('token-claims', 'The access token lacks a claim', 'consumer')
  return orgNumber
}

/** HelseID writes a list; RFC 9068 writes one text. */
function scopesOf(scope: unknown): readonly string[] {
  if (typeof scope === 'string') return scope.split(' ')
  return Array.isArray(scope) ? scope.filter((each) => typeof each === 'string') : []
}

function textOf(claims: Claims, name: string): string {
  const value = claims[name]
  if (typeof value !== 'string' || value === '') throw refused('token-claims', 'The access token lacks a claim', name)
  return value
}

function refused(code: string, message: string, at?: string): Problem {
  return new Problem('forbidden', code, message, at === undefined ? {} : { at })
}
