import { createHmac } from 'node:crypto'

declare const keyed: unique symbol

/**
 * Who a record is about, without saying so: 64 hexadecimal digits (their order is the same in every collation). Whoever
 * lacks the secret can neither read the identifier out of it nor test a guess. Only `personKey` makes one.
 */
export type PersonKey = string & { readonly [keyed]: true }

/**
 * HMAC-SHA-256 of an identifier (RFC 2104), the same for the same identifier for as long as the secret is kept.
 *
 * @param secret at least 32 random bytes; losing it separates people from their access records for ever
 * @param identifier as the standards write it: an OID (or URI) of the issuer, and the identifier itself
 */
export function personKey(
  secret: Uint8Array,
  identifier: { readonly root: string; readonly extension: string },
): PersonKey {
  if (secret.length < 32) throw new RangeError('The secret of person keys has at least 32 bytes')
  const text = JSON.stringify([identifier.root, identifier.extension])
  return createHmac('sha256', secret).update(text).digest('hex') as PersonKey // the one place that makes them
}
