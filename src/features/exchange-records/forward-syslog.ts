import { connect as connectTcp } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { TlsSide } from '../../platform/x509/tls-identity.ts'
import { messageOfEvent } from '../../standards/atna/message-of-event.ts'
import { writeSyslogFrame } from '../../standards/atna/syslog.ts'
import { writeAuditMessage } from '../../standards/atna/write-audit-message.ts'
import type { AuditRepository, Delivery } from './audit-repository.ts'
import { listenedTo, recordListener } from './close-notify.ts'
import type { ExchangeEvent } from '../../standards/atna/exchange-event.ts'
import { mutualTls } from './mutual-tls.ts'

/** Where the repository listens, and how we show ourselves there. */
export type SyslogRepository = {
  readonly host: string
  /** 2862 in MyHealth@EU, 6514 by RFC 5425. */
  readonly port: number
  readonly tls: TlsSide
  /** As which host and program we write. */
  readonly self: { readonly host: string; readonly processId: string }
  readonly timeoutMilliseconds?: number
}

/**
 * Sends audit messages by syslog over TLS with a certificate on both sides (RFC 5425; IHE ITI-20). Syslog is never
 * acknowledged: a batch counts as taken when the repository has answered the end of ours with its own (close_notify).
 */
export function syslogRepository(where: SyslogRepository): AuditRepository {
  return { batch: 100, deliver: (events) => deliver(where, framesOf(where, events), events.length) }
}

function framesOf({ self }: SyslogRepository, events: readonly ExchangeEvent[]): Uint8Array {
  const frames = events.map((event) =>
    writeSyslogFrame({
      ...self,
      application: 'knutepunkt',
      severity: event.outcome === 'success' ? 5 : 4,
      at: event.at,
      message: writeAuditMessage(messageOfEvent(event)),
    }),
  )
  return Buffer.concat(frames)
}

function deliver(where: SyslogRepository, frames: Uint8Array, count: number): Promise<Delivery> {
  const listener = recordListener()
  const socket = open(where, listener.heard)
  return new Promise((resolve) => {
    let [connected, failed] = [false, false]
    const timer = setTimeout(() => socket.destroy(), where.timeoutMilliseconds ?? 20_000)
    socket.on('secureConnect', () => {
      connected = true
      socket.end(frames)
    })
    socket.on('error', () => {
      failed = true
    })
    socket.on('close', () => {
      clearTimeout(timer)
      const clean = connected && !failed && listener.endedByAlert() && socket.readableEnded
      const kind = connected ? 'broken' : 'unreachable'
      resolve(clean ? { taken: count } : { taken: 0, stopped: { kind, reason: `syslog-${kind}` } })
    })
    // Nothing is to come; what does is let go, so that the end is met.
    socket.resume()
  })
}

function open({ host, port, tls }: SyslogRepository, heard: (chunk: Uint8Array) => void): TLSSocket {
  return connectTls({
    socket: listenedTo(connectTcp({ host, port }), heard),
    servername: /^[\d.:]+$/.test(host) ? '' : host,
    host,
    ...mutualTls(tls),
  })
}
