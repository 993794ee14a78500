import { percentile } from '../../kernel/percentile.ts'
import type { TraceContext } from '../../platform/telemetry/trace-context.ts'

/** One exchange that ended, told by the transport. */
export type Exchanged = {
  /** Whether they asked us (A) or we asked them (B). */
  readonly role: 'A' | 'B'
  /** ISO 3166-1, as the certificate was pinned; `none` where no certificate was believed. */
  readonly country: string
  /** `ITI-55` and so on; `none` where it never came so far. */
  readonly transaction: string
  /** `answered`, or the stable code of why not. Also an answer that says no is an answer. */
  readonly outcome: string
  readonly seconds: number
  readonly at: Date
  readonly trace?: TraceContext
}

/** How exchanges with a country in one role have gone lately, in this process. */
export type Figures = {
  readonly role: Exchanged['role']
  readonly country: string
  readonly answered: number
  readonly failed: number
  /** Of those that were answered; absent when none was. Seconds. */
  readonly p50?: number
  readonly p95?: number
  readonly lastAnswer?: Date
  /** Failures after the last answer, and the code of the last of them. */
  readonly failing?: { readonly times: number; readonly outcome: string; readonly since: Date }
}

export type ExchangeFigures = {
  readonly tell: (exchanged: Exchanged) => void
  /** Of what ended since then, by country and role. */
  readonly since: (then: Date) => readonly Figures[]
}

/** Of each country and role; enough for a day at a busy contact point. */
const mostKept = 2_000

/** Remembers the latest exchanges in this process: exact percentiles, and nothing about anyone. */
export function makeExchangeFigures(): ExchangeFigures {
  const kept = new Map<string, Exchanged[]>()
  return {
    tell(exchanged) {
      const key = `${exchanged.country} ${exchanged.role}`
      const all = kept.get(key) ?? []
      all.push(exchanged)
      if (all.length > mostKept) all.shift()
      kept.set(key, all)
    },
    since: (then) =>
      [...kept.keys()].toSorted().flatMap((key) => {
        const lately = (kept.get(key) ?? []).filter(({ at }) => at >= then)
        return lately.length > 0 ? [figuresOf(lately)] : []
      }),
  }
}

/** @param exchanges at least one; in the order they ended */
export function figuresOf(exchanges: readonly Exchanged[]): Figures {
  const { role, country } = exchanges[0]!
  const answers = exchanges.filter(isAnswer)
  const lastAnswer = answers.at(-1)?.at
  const [p50, p95] = [0.5, 0.95].map((part) =>
    percentile(
      answers.map(({ seconds }) => seconds),
      part,
    ),
  )
  const trailing = exchanges.slice(exchanges.findLastIndex(isAnswer) + 1)
  const [first, last] = [trailing[0], trailing.at(-1)]
  return {
    role,
    country,
    answered: answers.length,
    failed: exchanges.length - answers.length,
    ...(p50 === undefined ? {} : { p50 }),
    ...(p95 === undefined ? {} : { p95 }),
    ...(lastAnswer ? { lastAnswer } : {}),
    ...(first && last ? { failing: { times: trailing.length, outcome: last.outcome, since: first.at } } : {}),
  }
}

const isAnswer = ({ outcome }: Exchanged) => outcome === 'answered'
