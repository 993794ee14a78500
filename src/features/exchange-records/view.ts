import type { DeadLetter, QueueLength } from '../../platform/queue/queue.ts'
import type { ExchangeCount, ExchangeRecordStore } from './store.ts'

/** A queue as its operator sees it. */
export type QueueView = QueueLength & {
  readonly name: QueueName
  /** The first hundred. */
  readonly deadLetters: readonly DeadLetter[]
}

/** The queues there are: events to each repository, and evidence to be signed. */
export type QueueName = 'syslog' | 'fhir' | 'signing'

const names: readonly QueueName[] = ['syslog', 'fhir', 'signing']

/** What the operator sees of the exchange records: counts, codes and ids, nobody's data. */
export type ExchangeRecordsView = {
  readonly counts: readonly ExchangeCount[]
  readonly queues: readonly QueueView[]
}

type Viewed = Pick<ExchangeRecordStore, 'counts' | 'forwarding' | 'signing'>

const queueOf = ({ forwarding, signing }: Viewed, name: QueueName) => (name === 'signing' ? signing : forwarding[name])

/** How it went since then, by country, and what waits. */
export async function exchangeRecordsView(records: Viewed, since: Date): Promise<ExchangeRecordsView> {
  const [counts, queues] = await Promise.all([
    records.counts(since),
    Promise.all(
      names.map(async (name) => {
        const queue = queueOf(records, name)
        return { name, ...(await queue.length()), deadLetters: await queue.deadLetters('', 100) }
      }),
    ),
  ])
  return { counts, queues }
}

/** Has a dead letter tried again. @returns whether there was one */
export function retryDeadLetter(records: Viewed, name: QueueName, key: string): Promise<boolean> {
  return queueOf(records, name).retry(key)
}
