import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { Problem } from '../../kernel/problem.ts'

/** What a client signs with at the token endpoint (RFC 7523, `private_key_jwt`): HelseID takes nothing else. */
export type ClientKey = { readonly key: CryptoKey; readonly kid: string }

/** A new private key for a client, as HelseID's self service gives them. */
export async function newClientKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' }
}

/** What a client with this key signs with, and the public half to register. */
export async function clientKeyOf(jwk: JWK): Promise<{ readonly clientKey: ClientKey; readonly registered: JWK }> {
  const { d: _private, ...registered } = jwk
  return { clientKey: await readClientKey(JSON.stringify(jwk)), registered }
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
