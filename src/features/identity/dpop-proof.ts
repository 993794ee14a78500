import { createHash, timingSafeEqual } from 'node:crypto'
import {
  calculateJwkThumbprint,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
} from 'jose'
import { Problem } from '../../kernel/problem.ts'
import { holdsSecret } from './holds-secret.ts'
import { signatureAlgorithms, skewSeconds } from './verify-access-token.ts'

/** A request as it came, with its proof. */
type ProvenRequest = {
  readonly proof: string
  readonly method: string
  /** As the caller knows it: scheme, host and path; a query does not count. */
  readonly url: string
}

/** The same, with a token: `keyThumbprint` is its `cnf.jkt`. */
type TokenRequest = ProvenRequest & { readonly accessToken: string; readonly keyThumbprint: string }

/** Notes a value until a moment; false when it was noted before. */
export type Once = (value: string, until: Date) => Promise<boolean>

/** Characters. */
const longest = 4_096

/**
 * That whoever presents a token holds its key, for this one request.
 *
 * @throws Problem `forbidden`: `dpop-other-key`, and those of `provenKey`
 * @see RFC 9449, section 4.3
 */
export async function verifyDpopProof(
  { keyThumbprint, ...request }: TokenRequest,
  now: Date,
  once: Once,
): Promise<void> {
  const jwk = publicKeyOf(request.proof)
  const { ath, ...claims } = await signedBy(jwk, request.proof, now)
  if (!same(await calculateJwkThumbprint(jwk), keyThumbprint)) refuse('dpop-other-key')
  if (typeof ath !== 'string' || !same(ath, hashOf(request.accessToken))) refuse('dpop-other-token')
  await isForThis(claims, request, keyThumbprint, now, once)
}

/**
 * The thumbprint of the key that a token is asked to be bound to (RFC 9449, section 5).
 *
 * @throws Problem `forbidden`: `dpop-malformed`, `dpop-signature`, `dpop-other-request`,
 * `dpop-expired`, `dpop-replayed`
 */
export async function provenKey(request: ProvenRequest, now: Date, once: Once): Promise<string> {
  const jwk = publicKeyOf(request.proof)
  const thumbprint = await calculateJwkThumbprint(jwk)
  await isForThis(await signedBy(jwk, request.proof, now), request, thumbprint, now, once)
  return thumbprint
}

async function isForThis(
  { htm, htu, jti, iat }: JWTPayload,
  { method, url }: Pick<ProvenRequest, 'method' | 'url'>,
  keyThumbprint: string,
  now: Date,
  once: Once,
): Promise<void> {
  if (htm !== method || addressOf(htu) !== addressOf(url)) refuse('dpop-other-request')
  if (typeof iat !== 'number' || Math.abs(now.getTime() / 1000 - iat) > skewSeconds) return refuse('dpop-expired')
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 128) return refuse('dpop-malformed')
  const until = new Date((iat + 2 * skewSeconds) * 1000)
  if (!(await once(`${keyThumbprint}:${jti}`, until))) refuse('dpop-replayed')
}

function publicKeyOf(proof: string): JWK {
  if (proof.length > longest) refuse('dpop-malformed')
  const { jwk } = headerOf(proof)
  if (!jwk || jwk.kty === 'oct' || holdsSecret(jwk)) return refuse('dpop-malformed')
  return jwk
}

function headerOf(proof: string): { readonly jwk?: JWK } {
  try {
    return decodeProtectedHeader(proof)
  } catch (cause) {
    return refuse('dpop-malformed', cause)
  }
}

async function signedBy(jwk: JWK, proof: string, now: Date): Promise<JWTPayload> {
  try {
    const { alg } = decodeProtectedHeader(proof)
    const key = await importJWK(jwk, alg)
    const { payload } = await jwtVerify(proof, key, {
      typ: 'dpop+jwt',
      algorithms: [...signatureAlgorithms],
      currentDate: now,
      clockTolerance: skewSeconds,
    })
    return payload
  } catch (cause) {
    return refuse(cause instanceof errors.JWTExpired ? 'dpop-expired' : 'dpop-signature', cause)
  }
}

function addressOf(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

function hashOf(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('base64url')
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function refuse(code: string, cause?: unknown): never {
  throw new Problem('forbidden', code, 'The proof of the key does not hold', { at: 'DPoP' }, { cause })
}
