import { Problem } from '../../kernel/problem.ts'
import { type Around, type CallUnderWay, type Outcome, refusalOf } from '../national-services/index.ts'
import { type CallLog, clientOf, reasonIn } from './call-log.ts'
import { faultHeader, readFaults, type Wait, withFaults } from './faults.ts'
import type { StandingFaults } from './standing-faults.ts'

/** What stands around calls. */
export type AroundNeeds = {
  readonly log: CallLog
  readonly standing: StandingFaults
  readonly now: () => Date
  /** Milliseconds that never go back. */
  readonly clock: () => number
  readonly wait: Wait
}

/** Puts the faults that were asked for in the way of each call, and logs what came of it. */
export function aroundCalls({ log, standing, now, clock, wait }: AroundNeeds): Around {
  return async (call) => {
    const began = clock()
    const client = clientOf(call.call.authorization)
    const faults = call.call.headers[faultHeader] ?? standing.of(client, now())
    const outcome = await answered(call, faults, wait)
    const { service, operation } = call
    log.add({
      ...{ at: now(), client, service: service.id, operation: operation.id, method: operation.method },
      ...{ status: outcome.status, milliseconds: clock() - began, ...reasonIn(outcome) },
      ...(faults ? { faults } : {}),
    })
    return outcome
  }
}

async function answered(call: CallUnderWay, asked: string | undefined, wait: Wait): Promise<Outcome> {
  try {
    return await withFaults(readFaults(asked), call, wait)()
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return refusalOf(call.service, problem)
  }
}
