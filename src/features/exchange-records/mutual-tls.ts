import type { TLSSocket } from 'node:tls'
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

/** The country in the certificate that the other side has shown, empty where it names none. */
export function peerCountry(socket: TLSSocket): string {
  // Without a certificate the subject is not there, whatever the type says; a name may stand more than once.
  const named: unknown = socket.getPeerCertificate().subject?.C
  return typeof named === 'string' ? named : ''
}
