import type { Metrics } from '../../platform/http/metrics.ts'
import type { DirectoryKeeper } from '../partner-directory/index.ts'
import type { Counted } from '../request-limits/index.ts'
import type { Exchanged } from './exchange-figures.ts'
import { type Queues, queueNames } from './operations.ts'

/** Seconds: an answer is had in a fraction of one, and nobody waits longer than 30. */
const bounds = [0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30]

const dayMs = 86_400_000

/** What the metrics of the exchange are fed with. Labels are codes of closed lists: nothing in them is about anyone. */
export type ExchangeMetrics = {
  readonly exchanged: (exchanged: Exchanged) => void
  readonly limited: (what: 'alarm' | 'block', counted: Pick<Counted, 'kind' | 'role'>) => void
  /** Reads the lengths of the queues, for the next time somebody asks. */
  readonly readQueues: () => Promise<void>
}

/** Adds the families of the exchange to the process's metrics (issue 5, item 13). */
export function exchangeMetrics(
  metrics: Metrics,
  {
    queues,
    keeper,
    now,
  }: {
    readonly queues: Queues
    readonly keeper: Pick<DirectoryKeeper, 'certificates'>
    readonly now: () => Date
  },
): ExchangeMetrics {
  const total = metrics.counter('knutepunkt_exchanges_total', 'Exchanges with other countries, by how they ended.')
  const seconds = metrics.histogram('knutepunkt_exchange_seconds', 'Time an exchange took.', bounds)
  const limits = metrics.counter('knutepunkt_request_limits_total', 'Alarms and blocks by the limits on requests.')
  const lengths = new Map<string, number>()
  metrics.gauges('knutepunkt_exchange_queue_length', 'What waits to be sent on or signed, or was given up.', () =>
    [...lengths].map(([key, value]) => {
      const [queue = '', state = ''] = key.split(' ')
      return { labels: { queue, state }, value }
    }),
  )
  metrics.gauges('knutepunkt_certificate_days_left', 'Days until the first approved certificate in use ends.', () =>
    daysLeft(keeper.certificates(), now()),
  )
  return {
    exchanged({ role, country, transaction, outcome, seconds: took }) {
      total({ country, role, transaction, outcome })
      seconds(took, { country, role, transaction })
    },
    limited: (what, { kind, role }) => limits({ what, kind, role }),
    async readQueues() {
      for (const name of queueNames) {
        const { waiting, dead } = await queues[name].length()
        lengths.set(`${name} waiting`, waiting).set(`${name} dead`, dead)
      }
    },
  }
}

/** Of several certificates of a country for one use, the first to end. */
function daysLeft(items: ReturnType<DirectoryKeeper['certificates']>, now: Date) {
  const first = new Map<
    string,
    { readonly labels: { readonly country: string; readonly use: string }; value: number }
  >()
  for (const { pin, certificate, inUse } of items) {
    if (!certificate || !inUse || pin.state !== 'approved') continue
    const { country, use } = pin
    const value = Math.floor((certificate.notAfter.getTime() - now.getTime()) / dayMs)
    const known = first.get(`${country} ${use}`)
    if (!known || value < known.value) first.set(`${country} ${use}`, { labels: { country, use }, value })
  }
  return [...first.values()]
}
