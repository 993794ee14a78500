import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What a proof is to say, right or wrong. */
export type Proven = {
  readonly token: string
  readonly method: string
  /** Without a query. */
  readonly url: string
  readonly jti: string
  readonly at: Date
}

/** Somebody who holds a key and proves it (RFC 9449, section 4.2). */
export type Prover = { readonly thumbprint: string; readonly prove: (proven: Proven) => Promise<string> }

/** One with a new key. */
export async function makeProver(): Promise<Prover> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    prove({ token, method, url, jti, at }) {
      const ath = createHash('sha256').update(token).digest('base64url')
      return new SignJWT({ htm: method, htu: url, ath, jti, iat: Math.floor(at.getTime() / 1000) })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .sign(privateKey)
    },
  }
}

/** The same token or proof with a signature that does not hold. */
export function brokenSignature(jwt: string): string {
  const [header, payload, signature = ''] = jwt.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  bytes.writeUInt8((bytes.readUInt8(0) + 1) % 256, 0)
  return `${header}.${payload}.${bytes.toString('base64url')}`
}
