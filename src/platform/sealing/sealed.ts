import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Nonce, tag and ciphertext of AES-256-GCM, base64url. */
export type Sealed = string

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * A key for one use alone (RFC 5869), of a secret that has others.
 *
 * @param use in words: no two uses have the same
 */
export function sealingKeyOf(secret: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', use, 32))
}

/** A text that only who has the key can read, and only beside what it is bound to (NIST SP 800-38D). */
export function sealed(key: Uint8Array, text: string, boundTo: string): Sealed {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(boundTo))
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64url')
}

/** The text again; undefined with another key, or beside something else. */
export function openSealed(key: Uint8Array, text: Sealed, boundTo: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url')
  const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)]
  try {
    const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(tag)
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]).toString('utf8')
  } catch {
    // The cause may quote what was sealed.
    return undefined
  }
}
