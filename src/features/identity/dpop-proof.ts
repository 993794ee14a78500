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
import { signatureAlgorithms, skewSeconds } from './verify-access-token.ts'

/** A request as it came, with the proof beside the token. */
export type ProvenRequest = {
  readonly proof: string
  readonly accessToken: string
  readonly method: string
  /** As the caller knows it: scheme, host and path; a query does not count. */
  readonly url: string
  /** `cnf.jkt` of the token. */
  readonly keyThumbprint: string
}

/** Notes a value until a moment; false when it was noted before. */
export type Once = (value: string, until: Date) => Promise<boolean>

/** Characters. */
const longest = 4_096

/** What a private or a shared key has and a public one has not (RFC 7518, section 6). */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/**
 * That whoever presents a token holds its key, for this one request.
 *
 * @throws Problem `forbidden`: `dpop-malformed`, `dpop-signature`, `dpop-other-key`, `dpop-other-token`,
 * `dpop-other-request`, `dpop-expired`, `dpop-replayed`
 * @see RFC 9449, section 4.3
 */
export async function verifyDpopProof(request: ProvenRequest, now: Date, once: Once): Promise<void> {
  const jwk = publicKeyOf(request.proof)
  const { htm, htu, ath, jti, iat } = await signedBy(jwk, request.proof, now)
  if (!same(await calculateJwkThumbprint(jwk), request.keyThumbprint)) refuse('dpop-other-key')
  if (typeof ath !== 'string' || !same(ath, hashOf(request.accessToken))) refuse('dpop-other-token')
  if (htm !== request.method || addressOf(htu) !== addressOf(request.url)) refuse('dpop-other-request')
  if (typeof iat !== 'number' || Math.abs(now.getTime() / 1000 - iat) > skewSeconds) return refuse('dpop-expired')
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 128) return refuse('dpop-malformed')
  const until = new Date((iat + 2 * skewSeconds) * 1000)
  if (!(await once(`${request.keyThumbprint}:${jti}`, until))) refuse('dpop-replayed')
}

function publicKeyOf(proof: string): JWK {
  if (proof.length > longest) refuse('dpop-malformed')
  const { jwk } = headerOf(proof)
  if (!jwk || jwk.kty === 'oct' || secretMembers.some((member) => member in jwk)) return refuse('dpop-malformed')
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
      algorithms: signatureAlgorithms,
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
