import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Names people by ids that may stand in an address: whoever has no key learns no number of them, and makes none. */
export type PersonIds = {
  readonly idOf: (number: string) => string
  /** Undefined for what was never given as an id. */
  readonly numberOf: (id: string) => string | undefined
}

/** Letters alone: no part of an id is taken for a national number. */
export const personIdPattern = /^[a-p]{64}$/

const letters = 'abcdefghijklmnop'
const cipher = 'aes-256-ctr'
/** Bytes of a block: a number with blanks after it. */
const block = 16

/**
 * The number, enciphered under a synthetic initialisation vector: always the same id for the same number and secret, with
 * nothing to keep.
 *
 * @param secret at least 32 random bytes; what is derived from it here is of no use for anything else (RFC 5869)
 * @see https://www.rfc-editor.org/rfc/rfc5297, whose construction this is, over HMAC
 */
export function personIdsOf(secret: Uint8Array): PersonIds {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'knutepunkt national-services person ids', 64))
  const [forVector, forNumber] = [derived.subarray(0, 32), derived.subarray(32)]
  const vectorOf = (number: string) => createHmac('sha256', forVector).update(number).digest().subarray(0, block)
  return {
    idOf(number) {
      const vector = vectorOf(number)
      const hidden = createCipheriv(cipher, forNumber, vector).update(number.padEnd(block))
      return lettersOf(Buffer.concat([vector, hidden]))
    },
    numberOf(id) {
      if (!personIdPattern.test(id)) return undefined
      const bytes = bytesOf(id)
      const [vector, hidden] = [bytes.subarray(0, block), bytes.subarray(block)]
      const number = createDecipheriv(cipher, forNumber, vector).update(hidden).toString('latin1').trimEnd()
      return timingSafeEqual(vectorOf(number), vector) ? number : undefined
    },
  }
}

/** A letter for each half of a byte. */
function lettersOf(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/./g, (half) => letters.charAt(Number.parseInt(half, 16)))
}

function bytesOf(id: string): Buffer {
  return Buffer.from(
    id.replaceAll(/./g, (letter) => letters.indexOf(letter).toString(16)),
    'hex',
  )
}
