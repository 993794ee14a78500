import { Problem } from '../../kernel/problem.ts'
import type { SoapFault } from '../../standards/soap/fault.ts'
import { ClosedBefore } from './exchange.ts'

/** The other side understood us well enough to refuse. */
export class RemoteFault extends Problem {
  readonly fault: SoapFault

  constructor(fault: SoapFault) {
    super('unavailable', 'remote-fault', 'The other side answered with a fault', { at: fault.code })
    this.fault = fault
  }
}

/** How Node and OpenSSL name troubles with setting up TLS, other than with the certificate shown to us. */
const tlsTroubles = /^(ERR_SSL_|ERR_TLS_|EPROTO$)/

/** Our words for what receiving an answer may end in. */
const received: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'too-large': ['remote-too-large', 'The answer is larger than we take'],
  'request-timeout': ['remote-timeout', 'The other side did not answer in time'],
  'request-aborted': ['remote-broken', 'The answer ended before it was complete'],
}

/**
 * The Problem that a caller is told, whatever went wrong on the way. Everything is `unavailable`: the caller cannot do
 * anything about it but try again or call somebody.
 */
export function translated(error: unknown, deadline: AbortSignal, cancelled: AbortSignal | undefined): Problem {
  const told = (code: string, message: string, place = {}): Problem =>
    new Problem('unavailable', code, message, place, { cause: error })
  if (cancelled?.aborted) return told('remote-cancelled', 'The question was called back')
  if (deadline.aborted) return told('remote-timeout', 'The other side did not answer in time')
  if (error instanceof Problem) {
    if (error.code.startsWith('remote-')) return error
    const [code, message] = received[error.code] ?? ['remote-broken', 'The answer cannot be read']
    return told(code, message, { at: error.code })
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (tlsTroubles.test(code)) {
    return told('remote-certificate', 'No trusted connection could be set up', { at: 'tls' })
  }
  const at = error instanceof ClosedBefore ? 'closed' : 'connection'
  return told('remote-unreachable', 'The other side cannot be reached', { at })
}
