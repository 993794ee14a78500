import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { Problem } from '../../kernel/problem.ts'
import { type HelseIdToken, readHelseIdToken } from '../../standards/helseid/access-token.ts'

/** Whose access tokens count here. */
export type TokenTrust = {
  /** Its `iss`; where several share their keys, any of them. */
  readonly issuer: string | readonly string[]
  /** What the issuer calls us: `aud`. */
  readonly audience: string
  /** The issuer's keys, by `kid`. */
  readonly keys: JWTVerifyGetKey
}

/** What a signature may be made with; HelseID's own list. */
export const signatureAlgorithms = [
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
] as const

/** Seconds that two clocks may differ. */
export const skewSeconds = 60

/** The keys an issuer publishes, fetched when one is missing. */
export function publishedKeys(address: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(address), { timeoutDuration: 10_000 })
}

/**
 * An access token of a professional as an API reads it. That whoever presents it holds its key is for `verifyDpopProof`.
 *
 * @throws Problem `forbidden` (`token-refused`, `token-claims`), `invalid` (`attest-malformed`), `unavailable`
 * (`sign-in-unavailable`) when the issuer's keys cannot be had
 * @see RFC 9068, section 4
 */
export async function verifyAccessToken(token: string, trust: TokenTrust, now: Date): Promise<HelseIdToken> {
  return readHelseIdToken(await verifiedClaims(token, trust, now))
}

/**
 * What an access token says, of whatever kind of caller. The signature is what an attest in it is traced by (ATT-2).
 *
 * @throws Problem `forbidden` (`token-refused`), `unavailable` (`sign-in-unavailable`)
 * @see RFC 9068, section 4
 */
export async function verifiedClaims(
  token: string,
  { issuer, audience, keys }: TokenTrust,
  now: Date,
): Promise<JWTPayload> {
  const issuers = typeof issuer === 'string' ? issuer : [...issuer]
  const expected = {
    issuer: issuers,
    audience,
    typ: 'at+jwt',
    algorithms: [...signatureAlgorithms],
    requiredClaims: ['exp', 'jti'],
  }
  try {
    const { payload } = await jwtVerify(token, keys, { ...expected, currentDate: now, clockTolerance: skewSeconds })
    return payload
  } catch (cause) {
    if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError)) {
      throw new Problem('unavailable', 'sign-in-unavailable', 'The keys of the issuer cannot be had', {}, { cause })
    }
    throw new Problem('forbidden', 'token-refused', 'The access token is not one for us', {}, { cause })
  }
}
