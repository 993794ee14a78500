import { createHash } from 'node:crypto'

/** The name space of our records, drawn once. */
const namespace = '2f6f3f0e-6a0b-4f0b-9d2a-51d8c1c6b7a4'

/**
 * The same UUID for the same record wherever and whenever it is asked for (RFC 9562, section 5.5, version 5).
 *
 * @param name `case/nuit/2026/12`: kind and id
 */
export function uuidOf(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
