import { Problem } from '../../kernel/problem.ts'
import { beginSpan, readTraceparent, writeTraceparent } from '../../platform/telemetry/trace-context.ts'
import type { SoapClient } from '../../protocols/soap/soap-client.ts'
import type { SoapAnswered, SoapTrouble } from '../../protocols/soap/soap-server.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import type { Exchanged } from './exchange-figures.ts'

/** What telling of exchanges takes. */
export type TellingNeeds = {
  readonly told: (exchanged: Exchanged) => void
  readonly now: () => Date
}

const names = Object.keys(transactions)
const byAction: ReadonlyMap<string, string> = new Map(
  Object.entries(transactions).map(([name, { action }]) => [action, name]),
)

/** A client that tells how each question ended (role B). @param clock monotonic milliseconds */
export function measured(
  client: Pick<SoapClient, 'call'>,
  { told, now, clock }: TellingNeeds & { readonly clock: () => number },
): Pick<SoapClient, 'call'> {
  return {
    async call(call) {
      const started = clock()
      const trace = beginSpan()
      const tell = (outcome: string) =>
        told({
          role: 'B',
          country: call.country,
          transaction: byAction.get(call.action) ?? 'none',
          outcome,
          seconds: (clock() - started) / 1000,
          at: now(),
          trace,
        })
      try {
        const reply = await client.call({ traceparent: writeTraceparent(trace), ...call })
        tell('answered')
        return reply
      } catch (error) {
        tell(error instanceof Problem ? error.code : 'internal')
        throw error
      }
    },
  }
}

/** What a server tells (role A), as figures: why a message was refused is told just before that it was answered. */
export function serverTelling({ told, now }: TellingNeeds) {
  const refused = new Map<string, string>()
  return {
    troubled({ request, code, count, peer }: SoapTrouble): void {
      if (request !== undefined) return void refused.set(request, code)
      const country = peer?.country ?? 'none'
      for (let time = 0; time < Math.min(count, 100); time += 1)
        told({ role: 'A', country, transaction: 'none', outcome: code, seconds: 0, at: now() })
    },
    answered({ request, route, country = 'none', status, seconds, traceparent }: SoapAnswered): void {
      const outcome = refused.get(request) ?? (status === 200 ? 'answered' : `http-${status}`)
      refused.delete(request)
      const transaction = names.find((name) => route === `soap-${name.toLowerCase()}`) ?? 'none'
      told({
        role: 'A',
        country,
        transaction,
        outcome,
        seconds,
        at: now(),
        trace: beginSpan(readTraceparent(traceparent)),
      })
    },
  }
}
