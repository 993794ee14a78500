import { constants } from 'node:crypto'
import type { SecureContextOptions } from 'node:tls'
import { certificatePem, type TlsSide } from '../../platform/x509/tls-identity.ts'

/** Forward secrecy and authenticated encryption alone (TLS 1.2 from here on; TLS 1.3 has no others). */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':')

/**
 * The settings of either side. Only the anchors given are trusted, never those that Node brings along. Sessions are not
 * resumed: a resumed one is not verified anew, so connections are kept instead.
 */
export function secureContext({ identity, anchors, intermediates = [] }: TlsSide): SecureContextOptions {
  return {
    key: identity.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: [identity.certificate, ...identity.chain].map(certificatePem).join(''),
    ca: [...anchors, ...intermediates].map(certificatePem),
    minVersion: 'TLSv1.2',
    ciphers,
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  }
}
