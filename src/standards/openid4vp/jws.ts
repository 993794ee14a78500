import { type KeyObject, sign, verify } from 'node:crypto'
import { base64url, fromBase64url, utf8Of } from './base64url.ts'
import { type Json, readJsonObject } from './strict-json.ts'

/** A signed token, read and not yet believed. */
export type Jws = {
  readonly header: Json
  readonly payload: Json
  /** What the signature is over: the two first parts as they came. */
  readonly signed: string
  readonly signature: Uint8Array
}

/** Characters. A credential with a portrait has some tens of thousands; nobody is asked for one. */
const longestCredential = 100_000

/**
 * Reads a compact JWS with a JSON payload (RFC 7515, section 3.1). Extensions that must be understood (`crit`) are not.
 *
 * @param longest characters
 * @throws SyntaxError, TypeError
 */
export function readJws(compact: string, longest = longestCredential): Jws {
  const [header, payload, signature, ...more] = compact.length > longest ? [] : compact.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) {
    throw new SyntaxError('No compact JWS')
  }
  const read = readJsonObject(utf8Of(fromBase64url(header)))
  if (Object.hasOwn(read, 'crit')) throw new SyntaxError('Critical extensions')
  return {
    header: read,
    payload: readJsonObject(utf8Of(fromBase64url(payload))),
    signed: `${header}.${payload}`,
    signature: fromBase64url(signature),
  }
}

type Algorithm = { readonly hash: string; readonly curve: string; readonly octets: number }

/** How a token may be signed (RFC 7518, section 3.4). Nothing symmetric, and not `none`: what is not here is refused. */
const algorithms: ReadonlyMap<unknown, Algorithm> = new Map([
  ['ES256', { hash: 'sha256', curve: 'prime256v1', octets: 64 }],
  ['ES384', { hash: 'sha384', curve: 'secp384r1', octets: 96 }],
  ['ES512', { hash: 'sha512', curve: 'secp521r1', octets: 132 }],
])

/** Their names, as metadata lists them. */
export const signatureAlgorithms: readonly string[] = ['ES256', 'ES384', 'ES512']

/** Whether the key signed it, with an algorithm that the key is for. Never throws. */
export function isSignedBy({ header, signed, signature }: Jws, key: KeyObject): boolean {
  const algorithm = algorithms.get(header.alg)
  if (!algorithm || key.asymmetricKeyDetails?.namedCurve !== algorithm.curve) return false
  if (signature.length !== algorithm.octets) return false
  try {
    return verify(algorithm.hash, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }, signature)
  } catch {
    return false
  }
}

/**
 * Signs a token with ES256, the one algorithm that every wallet knows (HAIP 1.0).
 *
 * @param key on the curve P-256
 */
export function signJws(header: Json, payload: Json, key: KeyObject): string {
  const signed = [{ alg: 'ES256', ...header }, payload].map((part) => base64url(JSON.stringify(part))).join('.')
  return `${signed}.${base64url(sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }))}`
}
