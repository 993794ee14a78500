import { createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  type JWK,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose'

/** What the issuers of the box sign with: one key for all of them, as long as the process lives. */
export type SigningKey = {
  readonly kid: string
  readonly privateKey: KeyObject
  /** With its private part, as issuers want it. */
  readonly jwk: JWK
  /** The public half, for whoever checks tokens in this process. */
  readonly published: JWK
  readonly keys: JWTVerifyGetKey
}

/** What HelseID signs with, and what every OpenID provider must be able to (OpenID Connect Discovery 1.0, section 3). */
export const signingAlgorithm = 'RS256' as const

const bits = 2048

let ofThisProcess: Promise<SigningKey> | undefined
let ofNobody: Promise<SigningKey> | undefined

/** The key of this process; made when it is first asked for. */
export function signingKeyOfProcess(): Promise<SigningKey> {
  ofThisProcess ??= newSigningKey()
  return ofThisProcess
}

/** A key that is published nowhere: for tokens that everybody is to refuse. */
export function keyOfNobody(): Promise<SigningKey> {
  ofNobody ??= newSigningKey()
  return ofNobody
}

/** An access token with these claims. @param typ RFC 9068, section 2.1, unless a test wants another */
export function signedToken({ kid, privateKey }: SigningKey, claims: JWTPayload, typ = 'at+jwt'): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: signingAlgorithm, typ, kid }).sign(privateKey)
}

async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  const kid = await calculateJwkThumbprint(jwkOf(privateKey.export({ format: 'jwk' })))
  const use = { kid, alg: signingAlgorithm, use: 'sig' }
  const published = { ...jwkOf(createPublicKey(privateKey).export({ format: 'jwk' })), ...use }
  return {
    kid,
    privateKey,
    jwk: { ...jwkOf(privateKey.export({ format: 'jwk' })), ...use },
    published,
    keys: createLocalJWKSet({ keys: [published] }),
  }
}

/** node:crypto gives the same members under looser types. */
function jwkOf(exported: JsonWebKey): JWK {
  return exported as JWK
}
