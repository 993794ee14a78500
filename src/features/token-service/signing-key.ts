import { createPrivateKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, type JWK, type JWTPayload, SignJWT } from 'jose'

/** A key, as tokens are signed with it. */
export type SigningKey = {
  readonly kid: string
  readonly privateKey: KeyObject
  /** With its private part, as issuers want it. */
  readonly jwk: JWK
}

/** What HelseID signs with, and what every OpenID provider must be able to (OpenID Connect Discovery 1.0, section 3). */
export const signingAlgorithm = 'RS256' as const

const bits = 2048

let ofNobody: Promise<SigningKey> | undefined

/** A key that is published nowhere: for tokens that everybody is to refuse. */
export function keyOfNobody(): Promise<SigningKey> {
  ofNobody ??= newSigningKey().then(signingKeyOf)
  return ofNobody
}

/** An access token with these claims. @param typ RFC 9068, section 2.1, unless a test wants another */
export function signedToken({ kid, privateKey }: SigningKey, claims: JWTPayload, typ = 'at+jwt'): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: signingAlgorithm, typ, kid }).sign(privateKey)
}

/** A new private key; it is made beside the thread that answers. */
export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  const jwk = jwkOf(privateKey.export({ format: 'jwk' }))
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: signingAlgorithm, use: 'sig' }
}

/** A private key that `newSigningKey` gave. */
export function signingKeyOf(jwk: JWK): SigningKey {
  return { kid: jwk.kid ?? '', privateKey: createPrivateKey({ key: { ...jwk }, format: 'jwk' }), jwk }
}

/** node:crypto gives the same members under looser types. */
function jwkOf(exported: JsonWebKey): JWK {
  return exported as JWK
}
