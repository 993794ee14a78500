import type { KeyObject } from 'node:crypto'

/** With what one side of a TLS connection shows who it is. */
export type TlsIdentity = {
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Uint8Array
  /** DER, from the certificate's issuer upwards; without the root. */
  readonly chain: readonly Uint8Array[]
}

/** Identity and trust of one side. */
export type TlsSide = {
  readonly identity: TlsIdentity
  /** DER: the roots that the other side's TLS certificates hang under, and nothing else. */
  readonly anchors: readonly Uint8Array[]
  /** DER: authorities between, for other sides that leave them out. They are trusted for nothing by themselves. */
  readonly intermediates?: readonly Uint8Array[]
}

/** RFC 7468. */
export function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
