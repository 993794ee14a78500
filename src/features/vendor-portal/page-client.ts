import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { TokenWanted } from '../token-service/index.ts'

/** Gives an access token at once. Only in the box: nobody has signed in. */
export type IssueToken = (wanted: TokenWanted) => Promise<string>

/** What a call shows: who calls, and that they hold the key. */
export type CallCredentials = { readonly authorization: string; readonly dpop: string }

/** The token of one call. */
export type PageToken = Omit<TokenWanted, 'keyThumbprint' | 'clientId'>

/** The request that a proof is for. */
export type Proven = {
  readonly method: string
  readonly url: string
  /** Seconds before now that it was made. */
  readonly age?: number
}

/** The client that our own pages are. */
export type PageClient = (wanted: PageToken, request: Proven) => Promise<CallCredentials>

/** Its name at the token service, and in the log of calls. */
export const pageClientId = 'knutepunkt-side'

/** A client with a key of its own, that shows a new proof with each call (RFC 9449, section 4.2). */
export async function makePageClient({
  issue,
  now,
  newId,
}: {
  readonly issue: IssueToken
  readonly now: () => Date
  readonly newId: () => string
}): Promise<PageClient> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  const keyThumbprint = await calculateJwkThumbprint(jwk)
  return async (wanted, { method, url, age = 0 }) => {
    const token = await issue({ ...wanted, keyThumbprint, clientId: pageClientId })
    const ath = createHash('sha256').update(token).digest('base64url')
    const iat = Math.floor(now().getTime() / 1000) - age
    const dpop = await new SignJWT({ htm: method, htu: url, ath, iat, jti: newId() })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey)
    return { authorization: `DPoP ${token}`, dpop }
  }
}
