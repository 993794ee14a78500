import { type KeyObject, verify } from 'node:crypto'

/** OIDs of the signatures that certificates, lists and responses may have: nothing with SHA-1 or MD5. */
export const signatureAlgorithms = {
  rsaSha256: '1.2.840.113549.1.1.11',
  rsaSha384: '1.2.840.113549.1.1.12',
  rsaSha512: '1.2.840.113549.1.1.13',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  ecdsaSha512: '1.2.840.10045.4.3.4',
} as const

const rows: ReadonlyMap<string, readonly [digest: string, key: string]> = new Map([
  [signatureAlgorithms.rsaSha256, ['sha256', 'rsa']],
  [signatureAlgorithms.rsaSha384, ['sha384', 'rsa']],
  [signatureAlgorithms.rsaSha512, ['sha512', 'rsa']],
  [signatureAlgorithms.ecdsaSha256, ['sha256', 'ec']],
  [signatureAlgorithms.ecdsaSha384, ['sha384', 'ec']],
  [signatureAlgorithms.ecdsaSha512, ['sha512', 'ec']],
])

/** Whether a signature of this algorithm is accepted at all. */
export function isStrongSignature(algorithm: string): boolean {
  return rows.has(algorithm)
}

/** Curves with at least 128 bits of security, by the names OpenSSL has for them. */
const curves: readonly (string | undefined)[] = [
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
]

/** Whether a key is long enough: RSA from 2048 bits, or one of the curves. */
export function isStrongKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
  return asymmetricKeyType === 'ec' && curves.includes(asymmetricKeyDetails?.namedCurve)
}

/** Whether the signature over the bytes is the key's. Never throws: what cannot be verified is not. */
export function holds(algorithm: string, signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  const row = rows.get(algorithm)
  if (!row || key.asymmetricKeyType !== row[1]) return false
  try {
    return verify(row[0], signed, key, signature)
  } catch {
    return false
  }
}
