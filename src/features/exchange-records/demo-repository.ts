import { createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo, Socket } from 'node:net'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import type { AuditMessage } from '../../standards/atna/audit-message.ts'
import { readAuditMessage } from '../../standards/atna/read-audit-message.ts'
import { readSyslogFrames, readSyslogMessage } from '../../standards/atna/syslog.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { mutualTls, peerCountry } from './mutual-tls.ts'

/** An audit repository of a test or a demonstration. */
export type DemoRepository = {
  readonly port: number
  readonly close: () => Promise<void>
}

export type DemoRepositoryNeeds = {
  readonly tls: TlsSide
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /**
   * Keeps a message; the end of the connection is answered when all are kept.
   *
   * @param country of the certificate it came with
   */
  readonly keep: (message: AuditMessage, bytes: Uint8Array, country: string) => Promise<void>
  /** Told of what is no audit message. */
  readonly refused: (error: unknown) => void
}

/** Receives audit messages by syslog over TLS with certificates on both sides (RFC 5425), as a repository does. */
export function openDemoRepository({ tls, host, port, keep, refused }: DemoRepositoryNeeds): Promise<DemoRepository> {
  const open = new Set<Socket>()
  const server = createServer({ ...mutualTls(tls), allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    void receive(socket, keep).catch((error: unknown) => {
      refused(error)
      socket.destroy()
    })
  })
  // Also those that never get as far as TLS.
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      resolve({
        // A server that listens on a port has an address of this kind.
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            for (const socket of open) socket.destroy()
            server.close(() => closed())
          }),
      })
    })
  })
}

async function receive(socket: TLSSocket, keep: DemoRepositoryNeeds['keep']): Promise<void> {
  const country = peerCountry(socket)
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    const taken = readSyslogFrames(Buffer.concat([rest, chunk as Uint8Array])) // no encoding is set, so bytes
    rest = taken.rest
    for (const frame of taken.frames) {
      const { message } = readSyslogMessage(frame)
      await keep(readAuditMessage(message), message, country)
    }
  }
  // What the handshake still has to write goes first: an end that overtakes it takes the close_notify away.
  await turn()
  socket.end()
}
