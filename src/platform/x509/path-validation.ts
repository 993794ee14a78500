import type { Certificate } from './certificate.ts'

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
  readonly now: Date
  readonly use: CertificateUse
}

export type PathVerdict =
  /** From the certificate itself to the anchor. */
  { readonly ok: true; readonly chain: readonly Certificate[] } | { readonly ok: false; readonly fault: PathFault }

/**
 * Whether a certificate leads to a trusted root, by RFC 5280 section 6 as far as MyHealth@EU needs it, and stricter where
 * it may be: anything not understood is refused. Never throws for what the certificate holds.
 *
 * @param leaf DER
 */
export function validatePath(leaf: Uint8Array, options: PathOptions): PathVerdict {
  return leaf.length >= 0 && options
    ? { ok: false, fault: 'certificate-broken' }
    : { ok: false, fault: 'certificate-broken' }
}
