/** Namespace of `InclusiveNamespaces`, and the name of the algorithm. */
export const exclusiveNamespace = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** Canonical XML 1.0. */
export const inclusiveCanonicalisation = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'

/** What we write; others are read. */
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

/** A way to canonicalise that we accept: both leave comments out. */
export const canonicalisations: ReadonlyMap<string, { readonly exclusive: boolean }> = new Map([
  [exclusiveNamespace, { exclusive: true }],
  [inclusiveCanonicalisation, { exclusive: false }],
])

/** Digest methods by their names in `node:crypto`. SHA-1 and MD5 are refused by not being here. */
export const digestMethods: ReadonlyMap<string, string> = new Map([
  [sha256, 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
])

export type SignatureMethod = { readonly uri: string; readonly keyType: 'rsa' | 'ec'; readonly hash: string }

/**
 * Signature methods, RFC 9231. No SHA-1, and no HMAC: with one, the public certificate would be the shared secret.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9231#section-2.3
 */
export const signatureMethods: readonly SignatureMethod[] = [
  { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', keyType: 'rsa', hash: 'sha256' },
  { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', keyType: 'rsa', hash: 'sha384' },
  { uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', keyType: 'rsa', hash: 'sha512' },
  { uri: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', keyType: 'ec', hash: 'sha256' },
]

/** The only transform beside canonicalisation. */
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** Namespace of XML Signature. */
export const dsig = 'http://www.w3.org/2000/09/xmldsig#'

/** Modulus of RSA keys in bits: less is breakable, more is only slow. */
export const rsaBits = { least: 2048, most: 8192 }

/** ECDSA curves by their names in `node:crypto`. */
export const curves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1'])

/** Whether an algorithm is refused for resting on SHA-1 or MD5, which a message says apart from one we do not know. */
export function isWeak(uri: string): boolean {
  return /sha1\b|md5\b/.test(uri)
}
