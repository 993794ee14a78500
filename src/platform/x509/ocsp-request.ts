import { createHash } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { tags } from './der.ts'
import { der, integer, oid, sequence } from './write-der.ts'

/** Names an issuer here and protects nothing; what every responder understands (RFC 5019 section 2.1.1). */
const sha1 = '1.3.14.3.2.26'

/**
 * Asks whether a certificate is revoked (RFC 6960 section 4.1.1, in the form of RFC 5019): one certificate, unsigned, without
 * a nonce, so that responders may answer with what they have signed already. How old an answer may be, it says itself.
 *
 * @returns DER
 */
export function writeOcspRequest({ serial }: Certificate, { subjectName, publicKeyBits }: Certificate): Uint8Array {
  const hash = (bytes: Uint8Array) => der(tags.octetString, createHash('sha1').update(bytes).digest())
  const id = sequence(sequence(oid(sha1), der(0x05)), hash(subjectName), hash(publicKeyBits), integer(serial))
  return sequence(sequence(sequence(sequence(id))))
}
