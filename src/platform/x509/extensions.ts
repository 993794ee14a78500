import { booleanOf, childrenOf, type Der, expect, hexOf, oidOf, readDer, tags } from './der.ts'

/** What a key may be used for (RFC 5280 section 4.2.1.3), in the order of the bits. */
export const usages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

export type KeyUsage = (typeof usages)[number]

/** What the extensions of a certificate say, those that we act on. */
export type CertificateExtensions = {
  readonly keyUsage?: readonly KeyUsage[]
  /** OIDs. */
  readonly extendedKeyUsage?: readonly string[]
  readonly authority: boolean
  /** Where its issuer says by OCSP whether it is revoked (RFC 5280 section 4.2.2.1), the first of them. */
  readonly ocspAddress?: string
  /** How many authorities may come below this one; undefined for any number. */
  readonly pathLength?: number
  /** OIDs of all extensions. */
  readonly present: readonly string[]
  /** OIDs of critical extensions that we do not act on. */
  readonly unknownCritical: readonly string[]
}

/** OIDs of X.509 extensions and purposes. */
export const oids = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  crlNumber: '2.5.29.20',
  authorityKeyIdentifier: '2.5.29.35',
  subjectKeyIdentifier: '2.5.29.14',
  subjectAltName: '2.5.29.17',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const

const actedOn: readonly string[] = [oids.keyUsage, oids.basicConstraints, oids.extendedKeyUsage]
/** Says whom a certificate is about; pins and names decide that here, so it may be critical and passed over. */
const harmless: readonly string[] = [oids.subjectAltName]

/** One extension, unread. */
export type Extension = { readonly oid: string; readonly critical: boolean; readonly value: Uint8Array }

/** Extensions as certificates, lists and responses all write them. @throws Problem `invalid` `der-broken` */
export function readExtensions(sequence: Der): readonly Extension[] {
  return childrenOf(expect(sequence, tags.sequence)).map((each) => {
    const parts = childrenOf(expect(each, tags.sequence))
    const critical = parts[1]?.tag === tags.boolean ? parts[1] : undefined
    return {
      oid: oidOf(parts[0]),
      critical: critical !== undefined && booleanOf(critical),
      value: expect(parts[critical ? 2 : 1], tags.octetString).content,
    }
  })
}

/**
 * What the extensions of a certificate say.
 *
 * @throws Problem `invalid` `der-broken`, also when one stands twice (RFC 5280 section 4.2)
 */
export function readCertificateExtensions(extensions: readonly Extension[]): CertificateExtensions {
  const value = (oid: string): Der | undefined => {
    const found = extensions.find((each) => each.oid === oid)
    return found && readDer(found.value)
  }
  const present = extensions.map(({ oid }) => oid)
  if (new Set(present).size !== present.length) expect(undefined, tags.sequence)
  const keyUsage = value(oids.keyUsage)
  const purposes = value(oids.extendedKeyUsage)
  const ocspAddress = readOcspAddress(value(oids.authorityInfoAccess))
  return {
    ...readConstraints(value(oids.basicConstraints)),
    ...(keyUsage ? { keyUsage: readKeyUsage(keyUsage) } : {}),
    ...(purposes ? { extendedKeyUsage: childrenOf(purposes).map(oidOf) } : {}),
    ...(ocspAddress === undefined ? {} : { ocspAddress }),
    present,
    unknownCritical: extensions
      .filter(({ oid, critical }) => critical && !actedOn.includes(oid) && !harmless.includes(oid))
      .map(({ oid }) => oid),
  }
}

function readKeyUsage(der: Der): readonly KeyUsage[] {
  const { content } = expect(der, tags.bitString)
  return usages.filter((_, bit) => ((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

/** The tag of a URI among general names: context 6, primitive. */
const uri = 0x86

function readOcspAddress(der: Der | undefined): string | undefined {
  const places = der
    ? childrenOf(expect(der, tags.sequence)).map((each) => childrenOf(expect(each, tags.sequence)))
    : []
  const [, place] = places.find(([method, where]) => oidOf(method) === oids.ocsp && where?.tag === uri) ?? []
  return place && Buffer.from(place.content).toString('latin1')
}

function readConstraints(der: Der | undefined): Pick<CertificateExtensions, 'authority' | 'pathLength'> {
  const parts = der ? childrenOf(expect(der, tags.sequence)) : []
  const authority = parts[0]?.tag === tags.boolean && booleanOf(parts[0])
  const length = parts.find(({ tag }) => tag === tags.integer)
  return { authority, ...(length ? { pathLength: Number.parseInt(hexOf(length), 16) } : {}) }
}
