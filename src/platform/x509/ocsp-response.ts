import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { bitsOf, childrenOf, context, type Der, expect, hexOf, oidOf, readDer, tags, timeOf } from './der.ts'
import { oids, readExtensions } from './extensions.ts'
import type { RevocationStatus } from './revocation-list.ts'
import { holds } from './signature-algorithms.ts'

/** Digests an issuer may be named by (RFC 6960 section 4.1.1): names, not signatures, so SHA-1 does no harm. */
const digests: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' }
const basic = '1.3.6.1.5.5.7.48.1.1'

/**
 * What OCSP responses, fetched beforehand, say of a certificate (RFC 6960). One counts when it is
 * signed by the issuer, or by a certificate the issuer gave the purpose of signing responses, and is of now.
 *
 * @param responses DER
 */
export function respondedStatus(
  certificate: Certificate,
  issuer: Certificate,
  responses: readonly Uint8Array[],
  now: Date,
): RevocationStatus {
  const statuses = responses.map((response) => {
    try {
      return statusIn(readDer(response), certificate, issuer, now)
    } catch {
      return 'broken'
    }
  })
  return order.find((status) => statuses.includes(status)) ?? 'unknown'
}

/** From when and until when a response tells whether a certificate is revoked. */
export type Told = { readonly since: Date; readonly until: Date }

/**
 * When a response tells: good is told until its `nextUpdate`, revoked for as long as the certificate would have lasted, since
 * a responder need not say when it tells more. Undefined for one that does not tell, or no longer.
 *
 * @param response DER
 */
export function toldIn(
  certificate: Certificate,
  issuer: Certificate,
  response: Uint8Array,
  now: Date,
): Told | undefined {
  const status = respondedStatus(certificate, issuer, [response], now)
  if (status !== 'good' && status !== 'revoked') return undefined
  const { singles } = readResponse(readDer(response))
  const single = singles.map(readSingle).find((each) => isAbout(each, certificate, issuer))
  const until = status === 'revoked' ? certificate.notAfter : single?.nextUpdate
  return single && until && { since: single.thisUpdate, until }
}

const order: readonly RevocationStatus[] = ['revoked', 'good', 'stale', 'broken']

function statusIn(whole: Der, certificate: Certificate, issuer: Certificate, now: Date): RevocationStatus {
  const { signed, algorithm, signature, certificates, singles } = readResponse(whole)
  const single = singles.map(readSingle).find((each) => isAbout(each, certificate, issuer))
  if (!single) return 'unknown'
  const signers = [issuer, ...certificates.filter((each) => mayRespond(each, issuer, now))]
  if (!signers.some(({ publicKey }) => holds(algorithm, signed, publicKey, signature))) return 'broken'
  if (single.status === 'revoked') return 'revoked'
  const current = single.thisUpdate <= now && single.nextUpdate !== undefined && now < single.nextUpdate
  return single.status === 'good' && current ? 'good' : 'stale'
}

function readResponse(whole: Der) {
  const [status, holder] = childrenOf(expect(whole, tags.sequence))
  if (expect(status, tags.enumerated).content[0] !== 0) throw unread()
  const [type, bytes] = childrenOf(expect(childrenOf(expect(holder, context(0)))[0], tags.sequence))
  if (oidOf(type) !== basic) throw unread()
  const [data, algorithm, signature, certificates] = childrenOf(readDer(expect(bytes, tags.octetString).content))
  const fields = childrenOf(expect(data, tags.sequence)).filter(({ tag }) => tag !== context(0))
  const [responderId, producedAt, responses, extensions] = fields
  if (!responderId || !producedAt) throw unread()
  if (extensions) refuseCritical(extensions)
  return {
    signed: expect(data, tags.sequence).whole,
    algorithm: oidOf(childrenOf(expect(algorithm, tags.sequence))[0]),
    signature: bitsOf(signature),
    certificates: certificates
      ? childrenOf(childrenOf(certificates)[0]!).map(({ whole }) => readCertificate(whole))
      : [],
    singles: childrenOf(expect(responses, tags.sequence)),
  }
}

function refuseCritical(tagged: Der): void {
  if (readExtensions(childrenOf(tagged)[0]!).some(({ critical }) => critical)) throw unread()
}

function unread(): Problem {
  return new Problem('invalid', 'ocsp-broken', 'An OCSP response cannot be read')
}

type Single = {
  readonly digest: string | undefined
  readonly issuerName: Uint8Array
  readonly issuerKey: Uint8Array
  readonly serial: string
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly thisUpdate: Date
  readonly nextUpdate: Date | undefined
}

/** Context tags of CertStatus: good and unknown are empty, revoked has a time inside. */
const statuses: ReadonlyMap<number | undefined, Single['status']> = new Map([
  [0x80, 'good'],
  [0xa1, 'revoked'],
  [0x82, 'unknown'],
])

function readSingle(der: Der): Single {
  const [id, status, thisUpdate, ...rest] = childrenOf(expect(der, tags.sequence))
  const [algorithm, issuerName, issuerKey, serial] = childrenOf(expect(id, tags.sequence))
  const next = rest.find(({ tag }) => tag === context(0))
  return {
    digest: digests[oidOf(childrenOf(expect(algorithm, tags.sequence))[0])],
    issuerName: expect(issuerName, tags.octetString).content,
    issuerKey: expect(issuerKey, tags.octetString).content,
    serial: hexOf(serial),
    status: statuses.get(status?.tag) ?? 'unknown',
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next && timeOf(childrenOf(next)[0]),
  }
}

function isAbout(single: Single, { serial }: Certificate, { subjectName, publicKeyBits }: Certificate): boolean {
  const { digest } = single
  if (digest === undefined || single.serial !== serial) return false
  const hash = (bytes: Uint8Array) => createHash(digest).update(bytes).digest()
  return hash(subjectName).equals(single.issuerName) && hash(publicKeyBits).equals(single.issuerKey)
}

/** RFC 6960 section 4.2.2.2: a responder that the issuer itself appointed. */
function mayRespond(responder: Certificate, issuer: Certificate, now: Date): boolean {
  return (
    Buffer.from(responder.issuerName).equals(issuer.subjectName) &&
    (responder.extendedKeyUsage?.includes(oids.ocspSigning) ?? false) &&
    responder.unknownCritical.length === 0 &&
    responder.notBefore <= now &&
    now <= responder.notAfter &&
    holds(responder.signatureAlgorithm, responder.signed, issuer.publicKey, responder.signature)
  )
}
