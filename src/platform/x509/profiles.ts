import { isIPv4 } from 'node:net'
import { context, tags } from './der.ts'
import { type Extension, type KeyUsage, oids, usages } from './extensions.ts'
import { bitString, der, integer, isTrue, oid, sequence } from './write-der.ts'

/** What the certificates of a contact point are for (MyHealth@EU: TLS, NCP signature, SEAL). */
export type CertificateKind = 'root' | 'intermediate' | 'tls' | 'signature' | 'seal'

/** What a certificate says of itself in its extensions. */
export type CertificateProfile = {
  readonly authority: boolean
  readonly pathLength?: number
  readonly keyUsage: readonly KeyUsage[]
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[]
  readonly extra?: readonly Extension[]
}

/** In every root that this program makes. An OID by UUID (ITU-T X.667). */
export const demonstrationMark: Extension = {
  oid: '2.25.33899766331131991448781316731108565043',
  critical: false,
  value: der(tags.boolean, Buffer.from([0xff])),
}

/** The profiles of MyHealth@EU in short: a TLS key signs no assertions, and a signature key opens no connections. */
export const profiles: Readonly<Record<CertificateKind, CertificateProfile>> = {
  root: { authority: true, keyUsage: ['keyCertSign', 'cRLSign'], extendedKeyUsage: [], extra: [demonstrationMark] },
  intermediate: { authority: true, pathLength: 0, keyUsage: ['keyCertSign', 'cRLSign'], extendedKeyUsage: [] },
  tls: { authority: false, keyUsage: ['digitalSignature'], extendedKeyUsage: [oids.serverAuth, oids.clientAuth] },
  signature: { authority: false, keyUsage: ['digitalSignature', 'nonRepudiation'], extendedKeyUsage: [] },
  seal: { authority: false, keyUsage: ['digitalSignature', 'nonRepudiation'], extendedKeyUsage: [] },
}

/** The keys of a certificate and of its issuer, by the digest that paths are looked up by (RFC 5280 section 4.2.1.2). */
export type KeyIdentifiers = { readonly subject: Uint8Array; readonly authority: Uint8Array }

/** The extensions of a certificate, as one DER value. */
export function writeExtensions(
  profile: CertificateProfile,
  keys: KeyIdentifiers,
  hosts: readonly string[],
): Uint8Array {
  const { authority, pathLength, keyUsage, extendedKeyUsage, extra = [] } = profile
  const length = pathLength === undefined ? [] : [integer(pathLength.toString(16))]
  const all: readonly (Extension | undefined)[] = [
    { oid: oids.subjectKeyIdentifier, critical: false, value: der(tags.octetString, keys.subject) },
    authorityKeyIdentifier(keys.authority),
    { oid: oids.basicConstraints, critical: true, value: sequence(...(authority ? [isTrue, ...length] : [])) },
    keyUsage.length === 0 ? undefined : { oid: oids.keyUsage, critical: true, value: usageBits(keyUsage) },
    extendedKeyUsage.length === 0
      ? undefined
      : { oid: oids.extendedKeyUsage, critical: false, value: sequence(...extendedKeyUsage.map(oid)) },
    hosts.length === 0
      ? undefined
      : { oid: oids.subjectAltName, critical: false, value: sequence(...hosts.map(hostName)) },
    ...extra,
  ]
  return sequence(...all.filter((each) => each !== undefined).map(writeExtension))
}

/** Whose key signed: in certificates and lists. */
export function authorityKeyIdentifier(key: Uint8Array): Extension {
  const keyIdentifier = 0x80
  return { oid: oids.authorityKeyIdentifier, critical: false, value: sequence(der(keyIdentifier, key)) }
}

/** One extension, as certificates and lists hold it. */
export function writeExtension({ oid: type, critical, value }: Extension): Uint8Array {
  return sequence(oid(type), ...(critical ? [isTrue] : []), der(tags.octetString, value))
}

function usageBits(wanted: readonly KeyUsage[]): Uint8Array {
  const set = wanted.map((each) => usages.indexOf(each))
  const last = Math.max(...set)
  const octets = Buffer.alloc((last >> 3) + 1)
  for (const bit of set) octets[bit >> 3]! |= 0x80 >> (bit & 7)
  return bitString(octets, 7 - (last & 7))
}

/** GeneralName: an IPv4 address, or a DNS name. */
function hostName(host: string): Uint8Array {
  const [dnsName, ipAddress] = [0x82, 0x87]
  return isIPv4(host) ? der(ipAddress, Buffer.from(host.split('.').map(Number))) : der(dnsName, Buffer.from(host))
}

/** The extensions of a certificate and of a list stand in a context tag. */
export function tagged(number: number, value: Uint8Array): Uint8Array {
  return der(context(number), value)
}
