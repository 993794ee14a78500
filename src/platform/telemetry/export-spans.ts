import { Problem } from '../../kernel/problem.ts'
import type { TraceContext } from './trace-context.ts'

/** Something that took time. Its name and attributes are words of closed lists: route ids, countries, codes. */
export type Span = TraceContext & {
  readonly name: string
  readonly kind: 'server' | 'client'
  readonly ended: Date
  readonly seconds: number
  readonly attributes: Readonly<Record<string, string | number>>
  readonly failed: boolean
}

/** What sending spans takes. */
export type SpanExportNeeds = {
  /** As OTEL_EXPORTER_OTLP_ENDPOINT names it: spans go to `/v1/traces` below it. */
  readonly endpoint: string
  readonly version: string
  readonly fetch: typeof fetch
}

export type SpanExporter = {
  /** Never waits and never fails; beyond a bound the oldest are dropped. */
  readonly add: (span: Span) => void
  /** Sends what there is. @throws Problem `unavailable` (`traces-not-sent`); those spans are lost */
  readonly send: () => Promise<void>
}

const mostKept = 2_048
const timeoutMs = 5_000

/** Sends spans to a collector by OTLP/HTTP in JSON. @see https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export function makeSpanExporter({ endpoint, version, fetch }: SpanExportNeeds): SpanExporter {
  const waiting: Span[] = []
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  return {
    add(span) {
      if (waiting.length >= mostKept) waiting.shift()
      waiting.push(span)
    },
    async send() {
      const spans = waiting.splice(0)
      if (spans.length === 0) return
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(spans, version)),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch(notSent)
      await answer.body?.cancel()
      if (!answer.ok) notSent(undefined)
    },
  }
}

function notSent(cause: unknown): never {
  throw new Problem('unavailable', 'traces-not-sent', 'The collector of traces did not take them', {}, { cause })
}

/** ExportTraceServiceRequest, in the JSON mapping of OTLP: 64-bit numbers are text, kinds and states are numbers. */
function requestOf(spans: readonly Span[], version: string) {
  const resource = { attributes: attributesOf({ 'service.name': 'knutepunkt', 'service.version': version }) }
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'knutepunkt' }, spans: spans.map(written) }] }] }
}

const kinds = { server: 2, client: 3 } as const
const failure = 2

function written({ traceId, spanId, parentId, name, kind, ended, seconds, attributes, failed }: Span) {
  const end = BigInt(ended.getTime()) * 1_000_000n
  return {
    ...{ traceId, spanId, name, kind: kinds[kind] },
    ...(parentId === undefined ? {} : { parentSpanId: parentId }),
    startTimeUnixNano: String(end - BigInt(Math.round(seconds * 1e9))),
    endTimeUnixNano: String(end),
    attributes: attributesOf(attributes),
    ...(failed ? { status: { code: failure } } : {}),
  }
}

function attributesOf(attributes: Span['attributes']) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(Math.round(value)) } : { stringValue: value },
  }))
}
