import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { bitsOf, childrenOf, context, type Der, expect, hexOf, oidOf, readDer, tags, timeOf } from './der.ts'
import { type CertificateExtensions, readCertificateExtensions, readExtensions } from './extensions.ts'

/** An X.509 certificate, parsed. Fields as in RFC 5280 section 4.1. */
export type Certificate = CertificateExtensions & {
  readonly der: Uint8Array
  /** Of the DER; lower-case hex. */
  readonly sha256: string
  /** One line, `C=NO, O=…, CN=…`, most significant first; for people to read, not for comparing. */
  readonly subject: string
  readonly issuer: string
  /** The names as DER: what an issuer is found by. */
  readonly subjectName: Uint8Array
  readonly issuerName: Uint8Array
  /** The subject's last CN, or the empty string. */
  readonly commonName: string
  /** The subject's C, upper case; undefined when there is none or it is not two letters. Proves nothing: pins do. */
  readonly country: string | undefined
  /** Hex, upper case, without leading zeros. */
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  /** OID of the algorithm it was signed with. */
  readonly signatureAlgorithm: string
  /** What was signed, and the signature over it. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
  /** The public key's bits alone, without their algorithm: what OCSP names an issuer by. */
  readonly publicKeyBits: Uint8Array
}

/** Enough for all contact points several times over. */
const remembered = 500
const known = new Map<string, Certificate>()
const largest = 20_000

/**
 * Reads a certificate. The same bytes give the same object as long as it is remembered, so a country's certificate is
 * parsed once and not at every message. Only its form is checked; `validatePath` says whether to trust it.
 *
 * @param der
 * @throws Problem `invalid` `certificate-broken`
 */
export function readCertificate(der: Uint8Array): Certificate {
  const sha256 = createHash('sha256').update(der).digest('hex')
  const found = known.get(sha256)
  if (found) return found
  const certificate = parse(Uint8Array.from(der), sha256)
  for (const oldest of known.keys()) {
    if (known.size < remembered) break
    known.delete(oldest)
  }
  known.set(sha256, certificate)
  return certificate
}

/** The fingerprint that pins are made of: SHA-256 of the DER, lower-case hex. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex')
}

function parse(der: Uint8Array, sha256: string): Certificate {
  try {
    if (der.length > largest) throw new Problem('invalid', 'der-broken', 'A certificate is too large')
    // OpenSSL reads it too: what either of the two readers refuses is refused.
    const { publicKey } = new X509Certificate(der)
    return { der, sha256, publicKey, ...readFields(readDer(der)) }
  } catch (cause) {
    throw new Problem('invalid', 'certificate-broken', 'The certificate cannot be read', {}, { cause })
  }
}

function readFields(whole: Der): Omit<Certificate, 'der' | 'sha256' | 'publicKey'> {
  const [tbs, algorithm, signature] = childrenOf(expect(whole, tags.sequence))
  const all = childrenOf(expect(tbs, tags.sequence))
  // Version 3, which alone has extensions and so can be told from an authority.
  const version = childrenOf(expect(all[0], context(0)))
  if (hexOf(version[0]) !== '2') throw new Problem('invalid', 'der-broken', 'Not a version 3 certificate')
  const [serial, inner, issuer, validity, subject, key, ...rest] = all.slice(1)
  const signatureAlgorithm = oidOf(childrenOf(expect(algorithm, tags.sequence))[0])
  const sameAlgorithm = Buffer.from(expect(inner, tags.sequence).whole).equals(expect(algorithm, tags.sequence).whole)
  if (!sameAlgorithm) throw new Problem('invalid', 'der-broken', 'Two algorithms of one signature')
  const [notBefore, notAfter] = childrenOf(expect(validity, tags.sequence))
  const [subjectName, issuerName] = [expect(subject, tags.sequence), expect(issuer, tags.sequence)]
  const names = readName(subjectName)
  const extensions = rest.find(({ tag }) => tag === context(3))
  return {
    subject: inWords(names),
    issuer: inWords(readName(issuerName)),
    subjectName: subjectName.whole,
    issuerName: issuerName.whole,
    commonName: names.findLast(([type]) => type === 'CN')?.[1] ?? '',
    country: names
      .map(([type, value]) => (type === 'C' ? value : ''))
      .find((value) => /^[A-Za-z]{2}$/.test(value))
      ?.toUpperCase(),
    serial: hexOf(serial),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    signatureAlgorithm,
    signed: expect(tbs, tags.sequence).whole,
    signature: bitsOf(signature),
    publicKeyBits: expect(childrenOf(expect(key, tags.sequence))[1], tags.bitString).content.subarray(1),
    ...readCertificateExtensions(extensions ? readExtensions(expect(childrenOf(extensions)[0], tags.sequence)) : []),
  }
}

/** Attribute types of names (RFC 4519 section 2); others are shown by OID. */
const nameTypes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
}
const bmpString = 0x1e

function readName(name: Der): readonly (readonly [type: string, value: string])[] {
  return childrenOf(name).flatMap((set) =>
    childrenOf(expect(set, tags.set)).map((attribute) => {
      const [type, value] = childrenOf(expect(attribute, tags.sequence))
      const oid = oidOf(type)
      const bytes = Buffer.from(value?.content ?? [])
      const text = value?.tag === bmpString ? bytes.swap16().toString('utf16le') : bytes.toString('utf8')
      return [nameTypes[oid] ?? oid, text] as const
    }),
  )
}

function inWords(names: readonly (readonly [type: string, value: string])[]): string {
  return names.map(([type, value]) => `${type}=${value}`).join(', ')
}
