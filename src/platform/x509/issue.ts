import type { KeyObject } from 'node:crypto'

/** A certificate and the key it is for. */
export type Issued = {
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Uint8Array
}

/** What the certificates of a contact point are for (exchange between contact points: TLS, NCP signature, SEAL). */
export type CertificateKind = 'root' | 'intermediate' | 'tls' | 'signature' | 'seal'

/** Who gets a certificate, and how long. */
export type CertificateOrder = {
  readonly kind: CertificateKind
  readonly country: string
  readonly organization?: string
  readonly commonName: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** Positive and new for the issuer: hex digits, at most 20 bytes. Random when left out. */
  readonly serial?: string
  /** Names and addresses of the host, for TLS. */
  readonly hosts?: readonly string[]
}

/**
 * Issues a certificate for a new key: for demonstrations and tests, where each country is its own authority. RSA 2048,
 * SHA-256.
 *
 * @param issuer the authority; left out for a root, which signs itself
 */
export declare function issueCertificate(order: CertificateOrder, issuer?: Issued): Promise<Issued>

/**
 * The authority's list of revoked certificates, DER.
 *
 * @param revoked serials as in `Certificate`
 */
export declare function issueCrl(
  issuer: Issued,
  list: { readonly thisUpdate: Date; readonly nextUpdate: Date; readonly revoked: readonly string[] },
): Promise<Uint8Array>
