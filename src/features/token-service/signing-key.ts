import { createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose'

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

/** HelseID's own list has it among RSA ones; short, and every verifier takes it. */
export const signingAlgorithm = 'ES256' as const

/** A new key. */
export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
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
