import type { TLSSocket } from 'node:tls'
import { readCertificate } from '../../platform/x509/certificate.ts'
import type { Peer } from './soap-route.ts'

/** Whose certificate it is: valid path and pin, or what is wrong with it. Neither throws. */
export type Vouching = (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }

/** Who is at the other end of a connection that OpenSSL has accepted, asked anew each time. */
export function peerOn(socket: TLSSocket, vouch: Vouching): Peer | { readonly fault: string } {
  const { raw } = socket.getPeerCertificate(false) as { readonly raw?: Buffer }
  if (!socket.authorized || !raw) return { fault: 'certificate-missing' }
  const verdict = vouch(raw)
  if ('fault' in verdict) return verdict
  const { commonName, sha256 } = readCertificate(raw)
  return { country: verdict.country, certificate: { commonName, sha256 }, address: addressOf(socket) }
}

/** The IP address, an IPv4 one always as such. */
export function addressOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress.replace(/^::ffff:/, '')
}
