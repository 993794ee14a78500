import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Ids for addresses that say nothing to whoever sees them, and cannot be made up: the synthetic initialisation vector of
 * RFC 5297 with HMAC-SHA-256 in place of CMAC. The same text gives the same id, so that nothing has to be kept.
 *
 * @param context whom the id is for: another cannot open it
 * @returns characters that a FHIR id has, but more of them: 4 for every 3 bytes, and 22
 */
export function sealId(secret: Uint8Array, context: string, text: string): string {
  const vector = vectorOf(secret, context, text)
  const cipher = createCipheriv('aes-256-ctr', keyOf(secret, 'text'), vector)
  const sealed = Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()])
  return sealed.toString('base64url').replaceAll('_', '.')
}

/** What was sealed; undefined for anything else, and for another's. */
export function openId(secret: Uint8Array, context: string, id: string): string | undefined {
  if (!/^[\w.-]{23,400}$/.test(id)) return undefined
  const sealed = Buffer.from(id.replaceAll('.', '_'), 'base64url')
  const vector = sealed.subarray(0, vectorBytes)
  const decipher = createDecipheriv('aes-256-ctr', keyOf(secret, 'text'), vector)
  const text = Buffer.concat([decipher.update(sealed.subarray(vectorBytes)), decipher.final()]).toString('utf8')
  return timingSafeEqual(vector, vectorOf(secret, context, text)) ? text : undefined
}

/** A name for somebody that leads back to no one: 40 hexadecimal digits. */
export function namedFor(secret: Uint8Array, context: string, text: string): string {
  return createHmac('sha256', keyOf(secret, 'name'))
    .update(JSON.stringify([context, text]))
    .digest('hex')
    .slice(0, 40)
}

const vectorBytes = 16

function vectorOf(secret: Uint8Array, context: string, text: string): Buffer {
  const whole = createHmac('sha256', keyOf(secret, 'vector'))
    .update(JSON.stringify([context, text]))
    .digest()
  return whole.subarray(0, vectorBytes)
}

function keyOf(secret: Uint8Array, use: 'text' | 'vector' | 'name'): Buffer {
  return createHmac('sha256', secret).update(`health-data-api ${use}`).digest()
}
