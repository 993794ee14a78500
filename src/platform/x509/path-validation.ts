import { type Certificate, readCertificate } from './certificate.ts'
import { type KeyUsage, oids } from './extensions.ts'
import { listedStatus, type RevocationStatus } from './revocation-list.ts'
import { respondedStatus } from './ocsp-response.ts'
import { holds, isStrongKey, isStrongSignature } from './signature-algorithms.ts'

/** What a certificate is about to be used for. */
export type CertificateUse = 'tls-server' | 'tls-client' | 'assertion' | 'seal'

/** Why a certificate is not trusted. Stable: it stands in records and texts. */
export type PathFault =
  | 'certificate-broken'
  | 'certificate-self-signed'
  | 'certificate-untrusted-issuer'
  | 'certificate-signature'
  | 'certificate-weak'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-is-authority'
  | 'certificate-issuer-no-authority'
  | 'certificate-path-length'
  | 'certificate-key-usage'
  | 'certificate-extension-unknown'
  | 'certificate-revoked'
  | 'certificate-revocation-unknown'
  | 'certificate-revocation-stale'

/** What a path is validated against. Certificates, lists and responses are DER. */
export type PathOptions = {
  readonly intermediates: readonly Uint8Array[]
  /** Roots trusted beforehand; never the certificate itself. */
  readonly anchors: readonly Uint8Array[]
  /** Certificate revocation lists. A list that is there is binding: stale or broken means refused. */
  readonly crls: readonly Uint8Array[]
  /** OCSP responses, binding as the lists are. */
  readonly ocsp?: readonly Uint8Array[]
  /** `required` refuses a certificate whose issuer has neither list nor response; `configured` (default) does not. */
  readonly revocation?: 'configured' | 'required'
  /** `required` refuses a certificate that no response says is good, whatever the lists say. Of authorities above it, lists are enough. */
  readonly responses?: 'required'
  readonly now: Date
  readonly use: CertificateUse
}

export type PathVerdict =
  /** From the certificate itself to the anchor. */
  { readonly ok: true; readonly chain: readonly Certificate[] } | { readonly ok: false; readonly fault: PathFault }

/** Authorities between a certificate and its root; more are not looked at. */
const longestChain = 4
/** Links looked at for one certificate: authorities that vouch for each other in a ring lead nowhere in the end. */
const mostLinks = 100
/** Certificates that a path is looked for in; the other side may send any number. */
export const mostIntermediates = 20

/**
 * Whether a certificate leads to a trusted root, by RFC 5280 section 6 as far as MyHealth@EU needs it, and stricter where
 * it may be: anything not understood is refused. Names are compared byte by byte. Never throws for what the certificate
 * holds. A path proves that the certificate is of the network, never of which country: pins do that.
 *
 * @param leaf DER
 */
export function validatePath(leaf: Uint8Array, options: PathOptions): PathVerdict {
  const certificate = readable([leaf])[0]
  if (!certificate) return refused('certificate-broken')
  const fault = faultOfLeaf(certificate, options.use) ?? faultInTime(certificate, options.now)
  if (fault) return refused(fault)
  const anchors = readable(options.anchors)
  const intermediates = readable(options.intermediates.slice(0, mostIntermediates))
  const links = { left: mostLinks }
  const faultOf: LinkCheck = (chain, issuer) => {
    links.left -= 1
    return links.left < 0 ? 'certificate-untrusted-issuer' : faultOfLink(chain, issuer, options)
  }
  return climb([certificate], anchors, intermediates, faultOf)
}

/** What is wrong with going from the last of a chain to an issuer. */
type LinkCheck = (chain: readonly Certificate[], issuer: Certificate) => PathFault | undefined

function refused(fault: PathFault): PathVerdict {
  return { ok: false, fault }
}

function readable(certificates: readonly Uint8Array[]): readonly Certificate[] {
  return certificates.flatMap((der) => {
    try {
      return [readCertificate(der)]
    } catch {
      return []
    }
  })
}

/** Goes up from the last of the chain: to an anchor if one issued it, else through every intermediate that may have. */
function climb(
  chain: readonly Certificate[],
  anchors: readonly Certificate[],
  intermediates: readonly Certificate[],
  faultOf: LinkCheck,
): PathVerdict {
  const below = chain.at(-1)!
  let verdict = refused('certificate-untrusted-issuer')
  for (const issuer of anchors.filter((each) => mayHaveIssued(each, below))) {
    const fault = faultOf(chain, issuer)
    if (!fault) return { ok: true, chain: [...chain, issuer] }
    verdict = refused(fault)
  }
  if (chain.length > longestChain) return verdict
  for (const issuer of intermediates.filter((each) => mayHaveIssued(each, below) && !chain.includes(each))) {
    const fault = faultOf(chain, issuer)
    const found = fault ? refused(fault) : climb([...chain, issuer], anchors, intermediates, faultOf)
    if (found.ok) return found
    verdict = found
  }
  return verdict
}

function mayHaveIssued({ subjectName }: Certificate, { issuerName }: Certificate): boolean {
  return Buffer.from(subjectName).equals(issuerName)
}

/** What is wrong with one step of the path, from the last certificate of a chain to the one that issued it. */
function faultOfLink(
  chain: readonly Certificate[],
  issuer: Certificate,
  { crls, ocsp = [], revocation, responses, now }: PathOptions,
): PathFault | undefined {
  const below = chain.at(-1)!
  if (!isStrongSignature(below.signatureAlgorithm)) return 'certificate-weak'
  if (!holds(below.signatureAlgorithm, below.signed, issuer.publicKey, below.signature)) return 'certificate-signature'
  const responded = respondedStatus(below, issuer, ocsp, now)
  const must = responses === 'required' && chain.length === 1
  return (
    faultOfAuthority(issuer, chain.length - 1) ??
    faultInTime(issuer, now) ??
    (must ? revocationFaults('required')[responded] : undefined) ??
    revocationFaults(revocation ?? 'configured')[worst([listedStatus(below, issuer, crls, now), responded])]
  )
}

/** @param below how many authorities stand between this one and the certificate at the bottom */
function faultOfAuthority(issuer: Certificate, below: number): PathFault | undefined {
  const { authority, pathLength, keyUsage, unknownCritical, publicKey } = issuer
  if (unknownCritical.length > 0) return 'certificate-extension-unknown'
  if (!authority || !(keyUsage?.includes('keyCertSign') ?? false)) return 'certificate-issuer-no-authority'
  if (pathLength !== undefined && below > pathLength) return 'certificate-path-length'
  return isStrongKey(publicKey) ? undefined : 'certificate-weak'
}

function faultInTime({ notBefore, notAfter }: Certificate, now: Date): PathFault | undefined {
  if (now < notBefore) return 'certificate-not-yet-valid'
  return now > notAfter ? 'certificate-expired' : undefined
}

function faultOfLeaf(certificate: Certificate, use: CertificateUse): PathFault | undefined {
  const { subjectName, issuerName, authority, unknownCritical, publicKey, signatureAlgorithm } = certificate
  if (Buffer.from(subjectName).equals(issuerName)) return 'certificate-self-signed'
  if (unknownCritical.length > 0) return 'certificate-extension-unknown'
  if (authority) return 'certificate-is-authority'
  if (!isStrongKey(publicKey) || !isStrongSignature(signatureAlgorithm)) return 'certificate-weak'
  return suits(certificate, use) ? undefined : 'certificate-key-usage'
}

/** What each use asks of a certificate: one of these key usages, and the purpose, or none of those of TLS. */
const uses: Readonly<Record<CertificateUse, { readonly keyUsage: readonly KeyUsage[]; readonly purpose?: string }>> = {
  'tls-server': { keyUsage: ['digitalSignature'], purpose: oids.serverAuth },
  'tls-client': { keyUsage: ['digitalSignature'], purpose: oids.clientAuth },
  assertion: { keyUsage: ['digitalSignature', 'nonRepudiation'] },
  seal: { keyUsage: ['digitalSignature', 'nonRepudiation'] },
}
const tlsPurposes: readonly string[] = [oids.serverAuth, oids.clientAuth]

function suits({ keyUsage, extendedKeyUsage }: Certificate, use: CertificateUse): boolean {
  const wanted = uses[use]
  if (!wanted.keyUsage.some((each) => keyUsage?.includes(each))) return false
  if (wanted.purpose !== undefined) return extendedKeyUsage?.includes(wanted.purpose) ?? false
  return !(extendedKeyUsage ?? []).some((purpose) => tlsPurposes.includes(purpose))
}

function revocationFaults(asked: 'configured' | 'required'): Readonly<Record<RevocationStatus, PathFault | undefined>> {
  return {
    good: undefined,
    unknown: asked === 'required' ? 'certificate-revocation-unknown' : undefined,
    revoked: 'certificate-revoked',
    stale: 'certificate-revocation-stale',
    broken: 'certificate-revocation-stale',
  }
}

const worstFirst: readonly RevocationStatus[] = ['revoked', 'good', 'stale', 'broken', 'unknown']

/** One that revokes is enough; otherwise one that is whole and of now outweighs one that is not. */
function worst(statuses: readonly RevocationStatus[]): RevocationStatus {
  return worstFirst.find((status) => statuses.includes(status)) ?? 'unknown'
}
