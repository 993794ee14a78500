import { createHash } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import type { ApiToken } from './api-tokens.ts'

/** One request that a token is shown with. */
export type ShownFor = {
  readonly method: string
  /** Scheme, host and path; a query does not count. */
  readonly url: string
  /** What the API last asked to have in the proof (RFC 9449, section 9). */
  readonly nonce?: string
}

/** Headers that show a token, and that whoever shows it holds its key. */
export type ShownToken = { readonly authorization: string; readonly dpop: string }

/** A new proof for each request (RFC 9449, section 4.2). */
export async function showToken(
  { accessToken, key }: ApiToken,
  { method, url, nonce }: ShownFor,
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Promise<ShownToken> {
  const { origin, pathname } = new URL(url)
  const claims = {
    htm: method,
    htu: `${origin}${pathname}`,
    ath: createHash('sha256').update(accessToken).digest('base64url'),
    iat: Math.floor(now.getTime() / 1000),
    jti: newId(),
    ...(nonce === undefined ? {} : { nonce }),
  }
  const dpop = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(key.publicKey) })
    .sign(key.privateKey)
  return { authorization: `DPoP ${accessToken}`, dpop }
}
