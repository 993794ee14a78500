import type { Queue, QueueLength } from '../../platform/queue/queue.ts'
import type { ExchangeRecordStore } from '../exchange-records/index.ts'
import type { DirectoryKeeper } from '../partner-directory/index.ts'
import { type Excess, isBlocked, type LimitStore } from '../request-limits/index.ts'
import { type CountryStanding, standingsOf } from './country-standing.ts'
import type { DemoControl, DemoPartner } from './demo-control.ts'
import type { ExchangeFigures } from './exchange-figures.ts'
import type { OperatorEntry, OperatorLog } from './operator-log.ts'

/** What waits to be sent on or signed. */
export const queueNames = ['audit-syslog', 'audit-fhir', 'evidence'] as const
export type QueueName = (typeof queueNames)[number]
export type Queues = Readonly<Record<QueueName, Pick<Queue, 'length' | 'deadLetters' | 'retry'>>>

/** What operators look after besides the exchange, where it is there. */
export type AlsoOperated = {
  /** How many emergencies of Norwegian patients nobody has reviewed; undefined where no such patient is read. */
  readonly norwegianToReview?: () => Promise<number>
  /** Whether sources of the Norwegian record can be made to fail. */
  readonly rehearses?: boolean
}

/** What the operators' pages need from the rest of the system. */
export type OperationNeeds = AlsoOperated & {
  readonly figures: Pick<ExchangeFigures, 'since'>
  readonly records: Pick<ExchangeRecordStore, 'counts'>
  readonly queues: Queues
  readonly keeper: Pick<DirectoryKeeper, 'ending' | 'directory'>
  readonly limits: Pick<LimitStore, 'excesses' | 'lift'>
  readonly operatorLog: OperatorLog
  /** How many emergencies of foreign patients nobody has reviewed. */
  readonly toReview: () => Promise<number>
  /** Undefined outside the demonstration, and until its countries are begun. */
  readonly demo: () => DemoControl | undefined
  readonly formSecret: Uint8Array
  readonly now: () => Date
  readonly newId: () => string
}

/** A queue as it stands, with what was given up on. */
export type QueueStanding = {
  readonly name: QueueName
  readonly length: QueueLength
  readonly dead: Awaited<ReturnType<Queue['deadLetters']>>
}

/** Somebody beyond a limit. */
export type ShownExcess = Excess & { readonly isBlocked: boolean }

/** Everything on the start page. */
export type Overview = {
  readonly countries: readonly CountryStanding[]
  readonly queues: readonly QueueStanding[]
  readonly excesses: readonly ShownExcess[]
  readonly ending: ReturnType<DirectoryKeeper['ending']>
  readonly entries: readonly OperatorEntry[]
  readonly toReview: number
  /** Undefined where no Norwegian patient is read. */
  readonly norwegianToReview: number | undefined
  readonly rehearses: boolean
  /** Of the demonstration's audit repository; nothing outside it. */
  readonly received: ReturnType<DemoControl['received']>
}

const shownLetters = 20
const shownEntries = 15
const dayMs = 86_400_000

/** How it stands with every country, of what ended since then. */
export async function countriesSince(needs: OperationNeeds, since: Date): Promise<readonly CountryStanding[]> {
  const [counts, excesses] = await Promise.all([needs.records.counts(since), excessesNow(needs)])
  return standingsOf({
    counts,
    partners: needs.keeper.directory.partners(),
    figures: needs.figures.since(since),
    ending: needs.keeper.ending(),
    blocked: excesses.filter((excess) => excess.isBlocked),
    demo: partnersIn(needs),
  })
}

/** The countries of the demonstration; none outside it. */
export function partnersIn({ demo }: OperationNeeds): readonly DemoPartner[] {
  return demo()?.partners() ?? []
}

export async function overview(needs: OperationNeeds): Promise<Overview> {
  const { queues, operatorLog, keeper, now } = needs
  const [countries, excesses, standing, entries, toReview, norwegianToReview] = await Promise.all([
    countriesSince(needs, new Date(now().getTime() - dayMs)),
    excessesNow(needs),
    Promise.all(queueNames.map((name) => standingOf(name, queues[name]))),
    operatorLog.latest(shownEntries),
    needs.toReview(),
    needs.norwegianToReview?.(),
  ])
  const received = needs.demo()?.received() ?? []
  const { rehearses = false } = needs
  const beside = { toReview, norwegianToReview, rehearses, received }
  return { countries, excesses, queues: standing, ending: keeper.ending(), entries, ...beside }
}

async function standingOf(name: QueueName, queue: Queues[QueueName]): Promise<QueueStanding> {
  const [length, dead] = await Promise.all([queue.length(), queue.deadLetters('', shownLetters)])
  return { name, length, dead }
}

async function excessesNow({ limits, now }: OperationNeeds): Promise<readonly ShownExcess[]> {
  const excesses = await limits.excesses(new Date(now().getTime() - dayMs))
  return excesses.map((excess) => ({ ...excess, isBlocked: isBlocked(excess, now()) }))
}
