import type { Socket } from 'node:net'
import { addressOf, networkOf } from './peer.ts'

/**
 * Connections that have not yet said who they are, by network: so that somebody without a certificate, who opens them and is
 * silent, leaves room for those who have one.
 *
 * @param most of one network
 */
export function countHandshakes(most: number) {
  const under = new Map<string, Set<string>>()
  const end = (network: string, port: string): void => {
    const ports = under.get(network)
    ports?.delete(port)
    if (ports?.size === 0) under.delete(network)
  }
  return {
    /** False when the network has as many as it may. */
    begins: (socket: Socket): boolean => {
      const [network, port] = endOf(socket)
      const ports = under.get(network) ?? new Set<string>()
      if (ports.size >= most) return false
      under.set(network, ports.add(port))
      socket.once('close', () => end(network, port))
      return true
    },
    /** @param socket the one that TLS made of it: it has the same other end */
    ends: (socket: Socket): void => end(...endOf(socket)),
  }
}

/** The network, and who it is there. */
function endOf(socket: Socket): readonly [network: string, port: string] {
  const address = addressOf(socket)
  return [networkOf(address), `${address} ${socket.remotePort}`]
}
