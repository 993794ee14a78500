import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import type { ApiToken } from './api-tokens.ts'

/** A new key to bind a token to, and its thumbprint (RFC 7638), by which an issuer is told of it. */
export async function newProofKey(): Promise<{ readonly key: ApiToken['key']; readonly thumbprint: string }> {
  const key = await generateKeyPair('ES256')
  return { key, thumbprint: await calculateJwkThumbprint(await exportJWK(key.publicKey)) }
}
