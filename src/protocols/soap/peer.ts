import type { TLSSocket } from 'node:tls'
import { readCertificate } from '../../platform/x509/certificate.ts'
import type { Peer } from './soap-route.ts'

/** Whose certificate it is: valid path and pin, or what is wrong with it. Neither throws. */
export type Vouching = (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }

/** Why somebody is not let in; the cause when it was not the certificate's. */
export type NotVouched = { readonly fault: string; readonly cause?: unknown }

/**
 * Who is at the other end of a connection that OpenSSL has accepted, asked anew each time. Never throws: who cannot be
 * vouched for is not let in.
 */
export function peerOn(socket: TLSSocket, vouch: Vouching): Peer | NotVouched {
  // Of a socket that is being destroyed there is none, whatever Node's type says.
  const raw = socket.authorized && !socket.destroyed ? socket.getPeerCertificate(false)?.raw : undefined
  if (!raw) return { fault: 'certificate-missing' }
  try {
    const verdict = vouch(raw)
    if ('fault' in verdict) return verdict
    const { commonName, sha256 } = readCertificate(raw)
    return { country: verdict.country, certificate: { commonName, sha256 }, address: addressOf(socket) }
  } catch (cause) {
    return { fault: 'certificate-not-vouched', cause }
  }
}

/** The IP address, an IPv4 one always as such. */
export function addressOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress.replace(/^::ffff:/, '')
}

/**
 * The network that an address is in, as far as one holder may have all of it: 24 bits of IPv4, 64 of IPv6 (RFC 6177). What is
 * no address is its own network.
 */
export function networkOf(address: string): string {
  const [head = '', tail] = address.split('%', 1).join('').split('::')
  if (!address.includes(':')) return address.replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1.0/24')
  const [before, after] = [head, tail].map((part) => part?.split(':').filter(Boolean) ?? []) as [string[], string[]]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
  return `${groups.join(':')}::/64`
}
