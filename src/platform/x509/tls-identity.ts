import type { KeyObject } from 'node:crypto'

/** With what one side of a TLS connection shows who it is. */
export type TlsIdentity = {
  readonly key: KeyObject
  /** DER. */
  readonly certificate: Uint8Array
  /** DER, from the certificate's issuer upwards; without the root. */
  readonly chain: readonly Uint8Array[]
}

/** What Node's TLS takes for the identity. */
export function tlsOptions({ key, certificate, chain }: TlsIdentity): { readonly key: string; readonly cert: string } {
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: [certificate, ...chain].map(certificatePem).join(''),
  }
}

/** RFC 7468. */
export function certificatePem(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
