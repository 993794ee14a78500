import type { Signer } from '../../standards/xmldsig/sign-enveloped.ts'
import type { AuditRepository } from './audit-repository.ts'
import { forwardAll } from './forward.ts'
import { signEvidence } from './sign-evidence.ts'
import type { ExchangeRecordStore, ForwardedTo } from './store.ts'

/** Work that is done over and over. */
export type Upkeep = { readonly name: string; readonly everySeconds: number; readonly run: () => Promise<unknown> }

export type UpkeepNeeds = {
  readonly records: ExchangeRecordStore
  /** Signs evidence: the contact point's signature, not its TLS. */
  readonly signer: Signer
  /** Those the records are made with. */
  readonly repositories: Partial<Readonly<Record<ForwardedTo, AuditRepository>>>
  /** How long events are kept, in days. */
  readonly keepDays: number
  readonly now: () => Date
}

/** An exchange takes 30 seconds at most: an intent that is older by far belongs to a process that is gone. */
const interruptedMilliseconds = 10 * 60_000
const dayMilliseconds = 86_400_000

/** What is done with exchange records after they are committed. */
export function exchangeRecordUpkeep({ records, signer, repositories, keepDays, now }: UpkeepNeeds): readonly Upkeep[] {
  const ago = (milliseconds: number) => new Date(now().getTime() - milliseconds)
  const forwarding = (['syslog', 'fhir'] as const).flatMap((to) => {
    const repository = repositories[to]
    const queue = records.forwarding[to]
    const run = (taken: AuditRepository) => forwardAll({ queue, event: records.event, repository: taken, now })
    return repository ? [{ name: `forward-audit-${to}`, everySeconds: 5, run: () => run(repository) }] : []
  })
  return [
    ...forwarding,
    { name: 'sign-evidence', everySeconds: 5, run: () => signEvidence({ records, signer, now }) },
    {
      name: 'close-interrupted-exchanges',
      everySeconds: 60,
      run: () => records.closeIntents(ago(interruptedMilliseconds)),
    },
    {
      name: 'purge-exchange-records',
      everySeconds: 3_600,
      run: () => records.purge(ago(keepDays * dayMilliseconds)),
    },
  ]
}
