import type { Span } from '../../platform/telemetry/export-spans.ts'
import type { Exchanged } from './exchange-figures.ts'

/** An exchange as a span; none of what nobody traced. Names and attributes are codes and countries: nothing of anyone. */
export function spanOf({ role, country, transaction, outcome, seconds, at, trace }: Exchanged): Span | undefined {
  if (!trace) return undefined
  return {
    ...trace,
    name: `exchange ${transaction}`,
    kind: role === 'A' ? 'server' : 'client',
    ended: at,
    seconds,
    attributes: { 'exchange.country': country, 'exchange.role': role, 'exchange.outcome': outcome },
    failed: outcome !== 'answered',
  }
}
