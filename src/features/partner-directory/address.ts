import { isIPv4, isIPv6 } from 'node:net'

/** The real network, where nothing answers on this machine; or the demonstration, where everything does. */
export type Network = 'europe' | 'demonstration'

/** Addresses that are this machine's or its neighbours' (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
const near = [
  /^(0|10|127)\./,
  /^169\.254\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^(2(2[4-9]|[3-5]\d))\./,
]

/**
 * Whether a country's endpoint may be called: https, no credentials, and no host on or beside this machine, so that
 * metadata cannot make us knock at our own doors. The demonstration's endpoints are on this machine.
 */
export function isCallable(address: string, network: Network): boolean {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  return network === 'demonstration' || !isNear(url.hostname)
}

/** @param host as in `URL.hostname`, where numbers in other bases have become plain */
function isNear(host: string): boolean {
  if (isIPv4(host)) return near.some((pattern) => pattern.test(host))
  const address = host.replace(/^\[|\]$/g, '')
  // No address of IPv6 is in use on the network, and many ways of writing one lead home.
  if (isIPv6(address)) return true
  return !host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(host)
}
