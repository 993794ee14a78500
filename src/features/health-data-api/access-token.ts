import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { Problem } from '../../kernel/problem.ts'
import { baseAt, issuerAt } from './addresses.ts'
import type { HealthDataNeeds } from './needs.ts'

/** What an access token says, once it is ours and holds. */
export type AccessToken = {
  readonly clientId: string
  readonly scope: string
  /** As the client stated them; read again at each request. */
  readonly extensions: unknown
  /** SHA-256 of the certificate it works with (base64url); without one it works anywhere. */
  readonly certificate?: string
}

type Needs = Pick<HealthDataNeeds, 'key' | 'origin' | 'newId'>

/** RFC 9068. Our own type, so that no other token we might sign is taken for one. */
const type = 'at+jwt'

/** Seconds. */
export const longestLife = 300

/** Signs it (ES256), for five minutes at most. @param until what it rests on ends then */
export function signAccessToken(
  { key, origin, newId }: Needs,
  { clientId, scope, extensions, certificate }: AccessToken,
  now: Date,
  until: Date,
): { readonly signed: Promise<string>; readonly expiresIn: number } {
  const issued = Math.floor(now.getTime() / 1000)
  const expires = Math.min(issued + longestLife, Math.floor(until.getTime() / 1000))
  const cnf = certificate === undefined ? {} : { cnf: { 'x5t#S256': certificate } }
  const signed = new SignJWT({ client_id: clientId, scope, extensions, ...cnf })
    .setProtectedHeader({ alg: 'ES256', typ: type })
    .setIssuer(issuerAt(origin))
    .setAudience(baseAt(origin))
    .setSubject(clientId)
    .setJti(newId())
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(key)
  return { signed, expiresIn: expires - issued }
}

/**
 * Reads a token by our own key alone; what its header says of keys is not looked at.
 *
 * @throws Problem `forbidden` (`token-invalid`), the same whatever is wrong
 */
export async function readAccessToken({ key, origin }: Needs, token: string, now: Date): Promise<AccessToken> {
  try {
    const { payload } = await jwtVerify(token, publicHalf(key), {
      algorithms: ['ES256'],
      typ: type,
      issuer: issuerAt(origin),
      audience: baseAt(origin),
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'client_id', 'scope', 'extensions'],
    })
    return tokenOf(payload)
  } catch {
    // The library's error holds the claims, and so a patient.
    throw new Problem('forbidden', 'token-invalid', 'The access token is not one that is taken')
  }
}

/** How a certificate (DER) is named in tokens (RFC 8705, section 3.1). */
export function thumbprint(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('base64url')
}

function tokenOf({ client_id, scope, extensions, cnf }: JWTPayload): AccessToken {
  const bound = cnf === undefined ? {} : { certificate: String((cnf as Readonly<Record<string, unknown>>)['x5t#S256']) }
  // We signed it ourselves, with these as texts.
  return { clientId: client_id as string, scope: scope as string, extensions, ...bound }
}

const halves = new WeakMap<KeyObject, KeyObject>()

function publicHalf(key: KeyObject): KeyObject {
  const half = halves.get(key) ?? createPublicKey(key)
  halves.set(key, half)
  return half
}
