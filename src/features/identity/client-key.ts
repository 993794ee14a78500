import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { Problem } from '../../kernel/problem.ts'

/** What a client signs with at the token endpoint (RFC 7523, `private_key_jwt`): HelseID takes nothing else. */
export type ClientKey = { readonly key: CryptoKey; readonly kid: string }

/** A new key for the demo issuer's client, and its public half to register. */
export async function newClientKey(): Promise<{ readonly clientKey: ClientKey; readonly registered: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { clientKey: { key: privateKey, kid }, registered: { ...jwk, kid, alg: 'ES256', use: 'sig' } }
}

/**
 * The private key that HelseID's self service gave, as it gives it: a JWK with `alg` and `kid`.
 *
 * @throws Problem `invalid` (`client-key`) without anything of the key
 */
export async function readClientKey(text: string): Promise<ClientKey> {
  try {
    const { kid, alg, ...jwk } = JSON.parse(text)
    const key = await importJWK(jwk, alg)
    if (key instanceof Uint8Array || key.type !== 'private' || typeof kid !== 'string')
      throw new TypeError('Not a private key')
    return { key, kid }
  } catch {
    // The cause may quote the key.
    throw new Problem('invalid', 'client-key', 'The key towards the issuer is no private JWK with `alg` and `kid`')
  }
}
