import { makeSpanExporter, type Span } from '../platform/telemetry/export-spans.ts'
import { beginSpan } from '../platform/telemetry/trace-context.ts'
import type { Answered } from '../protocols/web/server.ts'
import type { Task } from './periodic.ts'
import { programVersion } from './version.ts'

/** What becomes of spans; nothing without a collector. */
export type Traces = {
  readonly add: (span: Span) => void
  /** A request of a person or a system, as a span: its route and status, nothing else. */
  readonly answered: (what: Answered, at: Date) => void
  readonly tasks: readonly Task[]
}

/** @param endpoint base address of a collector that takes OTLP over HTTP; without one nothing is kept */
export async function tracesTo(endpoint: string | undefined): Promise<Traces> {
  if (endpoint === undefined) return { add: () => {}, answered: () => {}, tasks: [] }
  const { add, send } = makeSpanExporter({ endpoint, version: await programVersion(), fetch })
  return {
    add,
    answered({ route, status, seconds }, ended) {
      const attributes = { 'http.route': route, 'http.response.status_code': status }
      const span = { ...beginSpan(), name: `request ${route}`, kind: 'server', ended, seconds } as const
      add({ ...span, attributes, failed: status >= 500 })
    },
    tasks: [{ name: 'send-traces', everySeconds: 5, atStop: true, run: send }],
  }
}
