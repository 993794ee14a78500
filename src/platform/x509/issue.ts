import { createHash, createPublicKey, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { type Certificate, readCertificate } from './certificate.ts'
import { bitsOf, childrenOf, readDer } from './der.ts'
import { type Extension, oids } from './extensions.ts'
import {
  type CertificateKind,
  type CertificateProfile,
  authorityKeyIdentifier,
  demonstrationMark,
  profiles,
  tagged,
  writeExtension,
  writeExtensions,
} from './profiles.ts'
import { signatureAlgorithms } from './signature-algorithms.ts'
import { bitString, der, integer, name, oid, sequence, time } from './write-der.ts'

/** A certificate and the key it is for. */
export type Issued = {
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Uint8Array
}

/** Who gets a certificate, for what and how long. */
export type CertificateOrder = {
  readonly kind: CertificateKind
  readonly country: string
  readonly organization?: string
  readonly commonName: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** Hex digits, new for the issuer, at most 20 bytes. Random when left out. */
  readonly serial?: string
  /** DNS names and IPv4 addresses of the host, for TLS. */
  readonly hosts?: readonly string[]
  /** RSA 2048, or ECDSA on P-256, which is made a hundred times faster. */
  readonly algorithm?: 'rsa' | 'ec'
  /** An existing key, when a certificate is renewed for it. */
  readonly key?: KeyObject
  /** In place of what the kind's profile says: what tests of refusals ask for. */
  readonly instead?: Partial<CertificateProfile>
}

/**
 * Issues a certificate, for a new key unless one is given: for demonstrations and tests, where each country is its own authority. A root made
 * here is marked, so that it is never taken for one of the real world (`isForDemonstration`).
 *
 * @param issuer the authority; left out for a root, which signs itself
 */
export async function issueCertificate(order: CertificateOrder, issuer?: Issued): Promise<Issued> {
  const { country, organization, commonName, notBefore, notAfter, serial = newSerial(), hosts = [] } = order
  const key = order.key ?? (await newKey(order.algorithm ?? 'rsa'))
  const subject = name([
    ['2.5.4.6', country],
    ...(organization === undefined ? [] : [['2.5.4.10', organization] as const]),
    ['2.5.4.3', commonName],
  ])
  const signer = issuer?.key ?? key
  const keys = { subject: identifierOf(key), authority: identifierOf(signer) }
  const body = sequence(
    tagged(0, integer('2')),
    integer(serial),
    algorithmOf(signer),
    issuer ? readCertificate(issuer.certificate).subjectName : subject,
    sequence(time(notBefore), time(notAfter)),
    subject,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    tagged(3, writeExtensions({ ...profiles[order.kind], ...order.instead }, keys, hosts)),
  )
  return { key, certificate: signed(body, signer) }
}

/** An authority's list of revoked certificates. */
export type RevocationList = {
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  /** Serials as in `Certificate`. */
  readonly revoked: readonly string[]
  /** Counts up from list to list; 1 when left out. */
  readonly number?: number
  /** What tests of refusals ask for. */
  readonly extra?: readonly Extension[]
}

/** The list as the authority publishes it (RFC 5280 section 5): DER. */
export function issueCrl(issuer: Issued, list: RevocationList): Uint8Array {
  const { thisUpdate, nextUpdate, revoked, number = 1, extra = [] } = list
  const entries = revoked.map((serial) => sequence(integer(serial), time(thisUpdate)))
  const extensions = [
    authorityKeyIdentifier(identifierOf(issuer.key)),
    { oid: oids.crlNumber, critical: false, value: integer(number.toString(16)) },
    ...extra,
  ]
  const body = sequence(
    integer('1'),
    algorithmOf(issuer.key),
    readCertificate(issuer.certificate).subjectName,
    time(thisUpdate),
    time(nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    tagged(0, sequence(...extensions.map(writeExtension))),
  )
  return signed(body, issuer.key)
}

/** Whether a root was made by this program for a demonstration, and so vouches for nobody in the real world. */
export function isForDemonstration({ present }: Certificate): boolean {
  return present.includes(demonstrationMark.oid)
}

/** The first method of RFC 5280 section 4.2.1.2. SHA-1 names the key here and protects nothing. */
function identifierOf(key: KeyObject): Uint8Array {
  const spki = readDer(createPublicKey(key).export({ type: 'spki', format: 'der' }))
  return createHash('sha1')
    .update(bitsOf(childrenOf(spki)[1]))
    .digest()
}

function signed(body: Uint8Array, key: KeyObject): Uint8Array {
  return sequence(body, algorithmOf(key), bitString(sign('sha256', body, key)))
}

function algorithmOf({ asymmetricKeyType }: KeyObject): Uint8Array {
  const nothing = der(0x05)
  return asymmetricKeyType === 'ec'
    ? sequence(oid(signatureAlgorithms.ecdsaSha256))
    : sequence(oid(signatureAlgorithms.rsaSha256), nothing)
}

async function newKey(algorithm: 'rsa' | 'ec'): Promise<KeyObject> {
  const generate = promisify(generateKeyPair)
  const { privateKey } =
    algorithm === 'rsa' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ec', { namedCurve: 'P-256' })
  return privateKey
}

/** 16 bytes of chance. */
function newSerial(): string {
  return randomBytes(16).toString('hex')
}
