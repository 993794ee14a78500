import type { KeyObject } from 'node:crypto'
import { fromBase64url } from './base64url.ts'
import { isSignedBy, readJws } from './jws.ts'
import { refuse } from './refuse.ts'
import { isJson, type Json } from './strict-json.ts'

/** Where the issuer says whether a credential still holds (Token Status List, section 6.2). */
export type StatusReference = { readonly uri: string; readonly index: number }

/**
 * The status that a credential refers to; undefined when it refers to none.
 *
 * @throws Problem `credential-status` for a reference that cannot be followed
 */
export function statusReference({ status }: Json): StatusReference | undefined {
  if (status === undefined) return undefined
  const list = isJson(status) ? status.status_list : undefined
  if (!isJson(list)) return refuse('credential-status')
  const { uri, idx } = list
  if (typeof uri !== 'string' || typeof idx !== 'number' || !Number.isSafeInteger(idx) || idx < 0) {
    return refuse('credential-status')
  }
  return { uri, index: idx }
}

/** What a list is measured against. */
export type StatusTrust = {
  readonly now: Date
  readonly skewSeconds: number
  /** Who signed the list, by the certificates in its header; or undefined when they are not believed. */
  readonly signer: (header: Json) => KeyObject | undefined
  /** Opens zlib data (RFC 1950), within a limit. */
  readonly inflate: (bytes: Uint8Array) => Uint8Array
}

const sizes: readonly unknown[] = [1, 2, 4, 8]

/** Characters: of some millions of credentials, where one in a hundred was revoked. */
const longestList = 1_000_000

/**
 * Whether a credential is valid by its status list: 0 and nothing else is (Token Status List, sections 4, 5.1 and 7.1).
 *
 * @param token the Status List Token, a compact JWT
 * @throws Problem `credential-status` when the list cannot be believed, `credential-revoked` when it says no
 */
export function requireValidStatus(token: string, { uri, index }: StatusReference, trust: StatusTrust): void {
  const { bits, bytes } = readList(token, uri, trust)
  const place = index * bits
  const octet = bytes[Math.floor(place / 8)] ?? refuse('credential-status')
  const value = (octet >> (place % 8)) & (2 ** bits - 1)
  if (value !== 0) refuse('credential-revoked')
}

function readList(token: string, uri: string, trust: StatusTrust) {
  try {
    const jws = readJws(token, longestList)
    const { typ } = jws.header
    const key = typ === 'statuslist+jwt' ? trust.signer(jws.header) : undefined
    const list = jws.payload.status_list
    if (key && isSignedBy(jws, key) && jws.payload.sub === uri && isNow(jws.payload, trust) && isJson(list)) {
      const { bits, lst } = list
      if (typeof bits === 'number' && sizes.includes(bits) && typeof lst === 'string') {
        return { bits, bytes: trust.inflate(fromBase64url(lst)) }
      }
    }
  } catch (cause) {
    return refuse('credential-status', cause)
  }
  return refuse('credential-status')
}

function isNow({ iat, exp }: Json, { now, skewSeconds }: StatusTrust): boolean {
  const seconds = now.getTime() / 1000
  const begun = typeof iat === 'number' && iat <= seconds + skewSeconds
  return begun && (exp === undefined || (typeof exp === 'number' && exp > seconds - skewSeconds))
}
