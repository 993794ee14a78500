import { randomBytes } from 'node:crypto'

/** Where in a trace something happened: ids are random and say nothing of anyone. Hexadecimal, 32 and 16 digits. */
export type TraceContext = { readonly traceId: string; readonly spanId: string; readonly parentId?: string }

/** A part of the trace that another began, or the first of a trace of its own. */
export function beginSpan(parent?: TraceContext): TraceContext {
  const spanId = randomBytes(8).toString('hex')
  if (parent) return { traceId: parent.traceId, spanId, parentId: parent.spanId }
  return { traceId: randomBytes(16).toString('hex'), spanId }
}

/** The `traceparent` header, version 00, sampled. @see https://www.w3.org/TR/trace-context/ section 3.2 */
export function writeTraceparent({ traceId, spanId }: TraceContext): string {
  return `00-${traceId}-${spanId}-01`
}

/** What another wrote; undefined for what is none, all zeros, or of a version that may mean something else. */
export function readTraceparent(header: string | undefined): TraceContext | undefined {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(header ?? '') ?? []
  if (!traceId || !spanId || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return { traceId, spanId }
}
