import type { KeyObject } from 'node:crypto'

/** An X.509 certificate, parsed. Fields as in RFC 5280 section 4.1. */
export type Certificate = {
  readonly der: Uint8Array
  /** Of the DER; lower-case hex. */
  readonly sha256: string
  /** One line, `C=NO, O=…, CN=…`, most significant first; for people to read, not for comparing. */
  readonly subject: string
  readonly issuer: string
  /** The subject's last CN, or the empty string. */
  readonly commonName: string
  /** The subject's C, upper case; undefined when there is none or it is not two letters. */
  readonly country: string | undefined
  /** Hex, upper case, without leading zeros. */
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
}

/**
 * Reads a certificate. The same bytes give the same object as long as it is remembered, so a country's certificate is
 * parsed once and not at every message. Only its form is checked; `validatePath` says whether to trust it.
 *
 * @param der
 * @throws Problem `invalid` `certificate-broken`
 */
export declare function readCertificate(der: Uint8Array): Certificate
