import { randomBytes, randomUUID } from 'node:crypto'
import type { ExchangeRecordStore } from '../../features/exchange-records/index.ts'
import type { DirectoryKeeper } from '../../features/partner-directory/index.ts'
import {
  type AlsoOperated,
  type DemoControl,
  type Exchanged,
  type ExchangeMetrics,
  exchangeMetrics,
  makeExchangeFigures,
  partnerOperationRoutes,
  type Queues,
  serverTelling,
  spanOf,
  sqlOperatorLog,
} from '../../features/partner-operations/index.ts'
import { type Brakes, sqlLimitStore } from '../../features/request-limits/index.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import type { Span } from '../../platform/telemetry/export-spans.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Database } from '../../platform/sql/database.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { Task } from '../periodic.ts'
import { contactPointBrakes } from './contact-point-brakes.ts'
import { forgetCountedRequests } from './forget-tasks.ts'
import type { HourlyLimits } from './setup.ts'

/** What running our contact point takes. */
export type OperationParts = {
  readonly database: Database
  readonly records: ExchangeRecordStore
  /** Keys the hashes that requests are counted by. */
  readonly secret: Uint8Array
  readonly limits: HourlyLimits | undefined
  /** The countries of the demonstration, once they are begun. */
  readonly demo: () => DemoControl | undefined
  readonly log: Log
  readonly now: () => Date
}

/** How our contact point is watched and held back. */
export type Operation = {
  readonly brakes: Brakes
  /** Told of every exchange that ends. */
  readonly told: (exchanged: Exchanged) => void
  /** What the server for other countries tells. */
  readonly server: ReturnType<typeof serverTelling>
  /** @param toReview how many emergencies of foreign patients nobody has reviewed */
  readonly routes: (
    keeper: DirectoryKeeper,
    toReview: () => Promise<number>,
    also: AlsoOperated,
  ) => readonly HttpRoute[]
  /** Feeds the process's metrics and traces from now on. */
  readonly measure: (metrics: Metrics, keeper: DirectoryKeeper, span: (span: Span) => void) => void
  readonly tasks: readonly Task[]
}

/** Watches and holds back one contact point. */
export function makeOperation({ database, records, secret, limits, demo, log, now }: OperationParts): Operation {
  const figures = makeExchangeFigures()
  const limitStore = sqlLimitStore(database)
  const fed: { metrics?: ExchangeMetrics; span?: (span: Span) => void } = {}
  const told = (exchanged: Exchanged) => {
    figures.tell(exchanged)
    fed.metrics?.exchanged(exchanged)
    const span = spanOf(exchanged)
    if (span) fed.span?.(span)
  }
  const { forwarding, signing } = records
  const queues: Queues = { 'audit-syslog': forwarding.syslog, 'audit-fhir': forwarding.fhir, evidence: signing }
  return {
    told,
    server: serverTelling({ told, now }),
    brakes: contactPointBrakes({
      store: limitStore,
      secret,
      limits,
      raised(what, counted) {
        log.warn('request-limit', { decision: what, code: counted.kind })
        fed.metrics?.limited(what, counted)
      },
    }),
    routes: (keeper, toReview, also) =>
      partnerOperationRoutes({
        ...also,
        ...{ figures, records, queues, keeper, limits: limitStore, toReview, demo, now },
        operatorLog: sqlOperatorLog(database),
        formSecret: randomBytes(32),
        newId: randomUUID,
      }),
    measure(metrics, keeper, span) {
      fed.span = span
      fed.metrics = exchangeMetrics(metrics, { queues, keeper, now })
    },
    tasks: [
      { name: 'read-queue-lengths', everySeconds: 15, run: async () => fed.metrics?.readQueues() },
      forgetCountedRequests(limitStore, now),
    ],
  }
}
