/**
 * The bytes of base64url text, in the one way they can be written: no padding, no other letters, no bits left over
 * (RFC 7515, section 2; RFC 4648, section 3.5).
 *
 * @throws SyntaxError
 */
export function fromBase64url(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new SyntaxError('No base64url')
  return bytes
}

/** As it is written in tokens. */
export function base64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64url')
}

/** Text of bytes. @throws TypeError when they are not UTF-8 */
export function utf8Of(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
