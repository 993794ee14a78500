import { makeMetrics, type Metrics, metricsType } from '../platform/http/metrics.ts'
import { get, type HttpRoute } from '../protocols/web/route.ts'
import type { Answered } from '../protocols/web/server.ts'

/** How the process tells those who run it how it is. */
export type Operations = {
  readonly routes: readonly HttpRoute[]
  /** For parts that have families of their own. */
  readonly metrics: Metrics
  readonly answered: (what: Answered) => void
  readonly accessRecord: (outcome: 'written' | 'failed') => void
}

/** What readiness depends on. */
export type OperationsNeeds = {
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number }
  /** Whether the process is on its way out. */
  readonly stopping: () => boolean
  /**
   * Routes whose refusals tell what a person has decided (Regulation (EU) 2025/327, Art. 8): of these it is counted that they
   * have answered, or failed, and nothing else. Whoever looks before and after a call of their own would know.
   */
  readonly tellingRoutes: ReadonlySet<string>
}

const secondsBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Health, readiness and metrics. They tell counts and times, never whose. */
export function makeOperations({ ping, connections, stopping, tellingRoutes }: OperationsNeeds): Operations {
  const metrics = makeMetrics()
  const requests = metrics.counter('knutepunkt_requests_total', 'Requests answered, by route and status.')
  const seconds = metrics.histogram('knutepunkt_request_seconds', 'Time to answer, by route.', secondsBounds)
  const records = metrics.counter('knutepunkt_access_records_total', 'Access records, by outcome.')
  metrics.gauge('knutepunkt_database_connections_open', 'Connections to the database.', () => connections().open)
  metrics.gauge('knutepunkt_database_waiting', 'Requests waiting for a connection.', () => connections().waiting)
  metrics.gauge('process_resident_memory_bytes', 'Resident memory of this process.', () => process.memoryUsage.rss())
  metrics.gauge('process_uptime_seconds', 'Time since this process began.', () => process.uptime())
  return {
    metrics,
    answered({ route, status, seconds: took }) {
      requests({ route, status: status < 500 && tellingRoutes.has(route) ? 'answered' : String(status) })
      seconds(took, { route })
    },
    accessRecord: (outcome) => records({ outcome }),
    routes: [
      get({ id: 'health-live', path: '/health/live', releases: 'public', answer: () => plain('live', 200) }),
      get({
        id: 'health-ready',
        path: '/health/ready',
        releases: 'public',
        answer: async () => {
          const ready = !stopping() && (await ping().then(yes, no))
          return plain(ready ? 'ready' : 'not ready', ready ? 200 : 503)
        },
      }),
      get({
        id: 'metrics',
        path: '/metrics',
        releases: 'public',
        answer: () => ({ kind: 'bytes', type: metricsType, body: metrics.render(), disposition: 'inline' }),
      }),
    ],
  }
}

const yes = () => true
const no = () => false

function plain(body: string, status: number) {
  return { kind: 'bytes', type: 'text/plain; charset=utf-8', body: `${body}\n`, status, disposition: 'inline' } as const
}
