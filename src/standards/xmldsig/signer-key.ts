import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { curves, rsaBits, type SignatureMethod } from './algorithms.ts'

/** A few hundred countries' certificates, were each to change its own; more are parsed again. */
const most = 512

/** By SHA-256: the same dozen certificates sign everything. */
const parsed = new Map<string, KeyObject>()

/**
 * The public key of a certificate, when it is one that this signature method may be used with. Nothing is said of whether
 * the certificate is valid or trusted.
 *
 * @param certificate DER
 * @throws Problem `signature-key`
 */
export function signerKey(certificate: Uint8Array, { keyType }: SignatureMethod): KeyObject {
  const key = keyOf(certificate)
  if (key.asymmetricKeyType !== keyType || !strongEnough(key)) refuse('A key that this signature may not be made with')
  return key
}

function keyOf(certificate: Uint8Array): KeyObject {
  const name = createHash('sha256').update(certificate).digest('base64')
  const known = parsed.get(name)
  if (known) return known
  const key = parse(certificate)
  if (parsed.size >= most) parsed.delete(parsed.keys().next().value!)
  parsed.set(name, key)
  return key
}

function parse(certificate: Uint8Array): KeyObject {
  try {
    const { raw, publicKey } = new X509Certificate(certificate)
    // PEM is understood too, and octets after the certificate are passed over: neither is what was pinned.
    if (raw.equals(certificate)) return publicKey
  } catch (cause) {
    throw new Problem('forbidden', 'signature-key', 'The certificate cannot be read', {}, { cause })
  }
  return refuse('The certificate is not plain DER')
}

/** NIST SP 800-57 and 800-56B: RSA from 2048 bits and exponent 65537, the common curves. */
function strongEnough({ asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = asymmetricKeyDetails
  if (asymmetricKeyType === 'ec') return curves.has(namedCurve)
  return modulusLength >= rsaBits.least && modulusLength <= rsaBits.most && publicExponent >= 65537n
}

function refuse(message: string): never {
  throw new Problem('forbidden', 'signature-key', message)
}
