import { createHash } from 'node:crypto'

/** What stands for a message in records and evidence: SHA-256 of its root part, hexadecimal. */
export function messageDigest(message: Uint8Array): string {
  return createHash('sha256').update(message).digest('hex')
}
