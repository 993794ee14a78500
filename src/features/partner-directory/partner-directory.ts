import type { PathFault } from '../../platform/x509/path-validation.ts'
import type { ExchangeService } from '../../standards/smp/participant.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { PartnerProfile } from './partner-profile.ts'

/** Why something of a country cannot be used. Each has its text on the inventory page. */
export type DirectoryFault =
  | PathFault
  | 'unknown-country'
  | 'not-published'
  | 'publisher-silent'
  | 'metadata-broken'
  | 'metadata-signature'
  | 'metadata-weak'
  | 'metadata-older'
  | 'metadata-other'
  | 'waits-for-approval'
  | 'refused'
  | 'not-yet-active'
  | 'service-expired'
  | 'another-country'
  | 'address-refused'
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

/** What stands in the way of one service. */
export type ServiceFault = { readonly service: ExchangeService; readonly fault: DirectoryFault }

/** One other country, as far as it can be asked now. */
export type Partner = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** Services with an endpoint that may be used. */
  readonly services: readonly ExchangeService[]
  readonly hasMask: boolean
  /** So that a page can say why a country is missing. */
  readonly faults: readonly ServiceFault[]
  /** What it does otherwise than the rest. */
  readonly profile: PartnerProfile
}

/** Whom a certificate stands for, or why it is not believed. */
export type CertificateVerdict = { readonly country: string } | { readonly fault: DirectoryFault }

/**
 * The countries this contact point exchanges with: endpoints, certificates and search masks out of signed metadata, of
 * which only what an operator has approved is used. Answers come from memory; nothing here waits.
 *
 * A country is never read from a certificate: all hang under the same authorities. It is what an operator has said of the
 * certificate's fingerprint, and every answer needs both that and a valid path.
 */
export type PartnerDirectory = {
  /** Counts up with every change of what is trusted, for those who keep verdicts. */
  version(): number
  /** By country code. */
  partners(): readonly Partner[]
  partner(country: string): Partner | undefined
  mask(country: string): SearchMask | undefined
  /** Only with a pinned certificate that is valid now. Its path was checked; compare what the server shows with `sha256`. */
  endpoint(country: string, service: ExchangeService): PartnerEndpoint | undefined
  /** Who signs assertions with this certificate (DER). */
  trustedSigner(certificate: Uint8Array, now: Date): CertificateVerdict
  /** Who answers us with this certificate (DER) as TLS server. */
  trustedServer(certificate: Uint8Array, now: Date): CertificateVerdict
  /** Who calls us with this certificate (DER) as TLS client. */
  trustedPeer(certificate: Uint8Array, now: Date): CertificateVerdict
}
