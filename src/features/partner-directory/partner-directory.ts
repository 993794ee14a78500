import type { ExchangeService } from '../../standards/smp/participant.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'

/** Why something of a country cannot be used. Each has its text on the inventory page. */
export type DirectoryFault =
  | 'unknown-country'
  | 'not-published'
  | 'signature'
  | 'publisher-untrusted'
  | 'seal-untrusted'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-revoked'
  | 'certificate-use'
  | 'waits-for-approval'
  | 'refused'
  | 'not-yet-active'
  | 'service-expired'
  | 'another-country'
  | 'mask-unreadable'

/** Where a country answers, and the certificate its server must show there. */
export type PartnerEndpoint = {
  readonly service: ExchangeService
  readonly url: string
  /** DER of the certificate that was approved; its SHA-256 is pinned. */
  readonly certificate: Uint8Array
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

/** One other country, as far as it can be asked now. */
export type Partner = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** Services with an endpoint that may be used. */
  readonly services: readonly ExchangeService[]
  readonly hasMask: boolean
  /** What stands in the way, so that a page can say why a country is missing. */
  readonly faults: readonly { readonly service: ExchangeService; readonly fault: DirectoryFault }[]
}

/** Whom a certificate stands for, or why it is not believed. */
export type CertificateVerdict = { readonly country: string } | { readonly fault: DirectoryFault }

/**
 * The countries this contact point exchanges with: endpoints, certificates and search masks out of signed metadata, of
 * which only what an operator has approved is used. Answers come from memory; nothing here waits.
 */
export type PartnerDirectory = {
  /** By country code. */
  partners(): readonly Partner[]
  partner(country: string): Partner | undefined
  mask(country: string): SearchMask | undefined
  endpoint(country: string, service: ExchangeService): PartnerEndpoint | undefined
  /** Who signs assertions with this certificate (DER). */
  trustedSigner(certificate: Uint8Array, now: Date): CertificateVerdict
  /** Who is at the other end of a TLS connection with this certificate (DER), as server or as client. */
  trustedPeer(certificate: Uint8Array, now: Date): CertificateVerdict
}
