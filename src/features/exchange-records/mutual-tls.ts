import { certificatePem, type TlsSide } from '../../platform/x509/tls-identity.ts'

/**
 * One side of a TLS connection on which both show a certificate. The authorities are ours alone: without `ca` those of the
 * public web would do.
 */
export function mutualTls({ identity: { key, certificate, chain }, anchors, intermediates = [] }: TlsSide) {
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }),
    cert: [certificate, ...chain].map(certificatePem).join(''),
    ca: [...anchors, ...intermediates].map(certificatePem),
    rejectUnauthorized: true,
    requestCert: true,
    minVersion: 'TLSv1.2',
  } as const
}
