import { Problem } from '../../kernel/problem.ts'
import { type Around, type CallUnderWay, checkToken, type Outcome, refusalOf } from '../national-services/index.ts'
import { callFacts, type Print } from './call-facts.ts'
import { type CallLog, clientOf, isOfReader, reasonIn } from './call-log.ts'
import { comesWithWrites, faultHeader, isFor, namedFaults, readFaults, type Wait, withFaults } from './faults.ts'
import type { Rehearsals } from './rehearsal.ts'
import type { StandingFaults } from './standing-faults.ts'

/** What stands around calls. */
export type AroundNeeds = {
  readonly log: CallLog
  readonly standing: StandingFaults
  readonly rehearsals: Pick<Rehearsals, 'faultOf'>
  readonly print: Print
  readonly now: () => Date
  /** Milliseconds that never go back. */
  readonly clock: () => number
  readonly wait: Wait
}

/** Puts the faults that were asked for in the way of each call, and logs what came of it. */
export function aroundCalls(needs: AroundNeeds): Around {
  const { log, now, clock, print, wait, rehearsals } = needs
  return async (call) => {
    if (isOfReader(call.call.authorization)) {
      return answered(call, await rehearsals.faultOf(call.service.id), wait)
    }
    const began = clock()
    const client = clientOf(call.call.authorization)
    const chosen = await faultsFor(needs, client, call)
    const outcome = await answered(chosen.call, chosen.faults, wait)
    const { service, operation } = call
    const { faults = chosen.faults, verified, asked } = chosen.came()
    log.add({
      ...{ at: now(), client, service: service.id, operation: operation.id, method: operation.method },
      ...{ status: outcome.status, milliseconds: clock() - began, ...reasonIn(outcome) },
      ...(faults ? { faults: namedFaults(faults) } : {}),
      facts: callFacts(call, outcome, { verified, asked, print }),
    })
    return outcome
  }
}

/** A call with what is to go wrong with it, and what came of that once it is answered. */
type Chosen = {
  readonly call: CallUnderWay
  readonly faults: string | undefined
  readonly came: () => {
    /** Those that came about in the call itself. */
    readonly faults?: string
    /** Whether token and proof turned out to be the client's. */
    readonly verified: boolean
    /** Whether the fault waited for this call. */
    readonly asked: boolean
  }
}

/** The call's own header counts, then what waits for a call like it, then what stands. */
async function faultsFor({ standing, now }: AroundNeeds, client: string, call: CallUnderWay): Promise<Chosen> {
  const own = call.call.headers[faultHeader]
  if (own !== undefined) return notingVerified(call, own)
  const stand = await standing.of(client, now())
  const lasting = stand.find(({ service }) => service === undefined)?.faults
  const waiting = stand.find((each) => each.service === call.service.id && isFor(readFaults(each.faults), call))
  if (!waiting) return notingVerified(call, lasting)
  const proven = await provenCall(call)
  if (!proven) return notingVerified(call, lasting)
  const take = () => standing.take(client, waiting.id)
  if (comesWithWrites(readFaults(waiting.faults))) return whenItWrites(proven, waiting.faults, take)
  const asked = await take()
  return { call: proven, faults: asked ? waiting.faults : lasting, came: () => ({ verified: true, asked }) }
}

/** A proof is noted last of all that is checked of it: what comes so far is the client's own. */
function notingVerified(call: CallUnderWay, faults: string | undefined): Chosen {
  let verified = false
  const ask: CallUnderWay['ask'] = (changed = {}) => {
    const once = changed.once ?? call.needs.once
    return call.ask({
      ...changed,
      once(value, until) {
        verified = true
        return once(value, until)
      },
    })
  }
  return { call: { ...call, ask }, faults, came: () => ({ verified, asked: false }) }
}

/** Nobody knows before a call has been answered whether it changes anything. */
function whenItWrites(call: CallUnderWay, faults: string, take: () => Promise<boolean>): Chosen {
  let asked = false
  const { records } = call.needs
  const refusing: typeof records = {
    ...records,
    async write(changes) {
      asked = await take()
      return asked ? 'conflict' : records.write(changes)
    },
  }
  return {
    call: { ...call, ask: (changed) => call.ask({ records: refusing, ...changed }) },
    faults: undefined,
    came: () => ({ verified: true, asked, ...(asked ? { faults } : {}) }),
  }
}

/** What waits for a client is not given away to somebody who only knows its name. */
async function provenCall(call: CallUnderWay): Promise<CallUnderWay | undefined> {
  const { needs, service, operation } = call
  let seen = false
  const once = async (value: string, until: Date) => {
    seen = await needs.once(value, until)
    return seen
  }
  try {
    await checkToken({ ...needs, once }, call.call, service, operation)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    if (!seen) return undefined
  }
  // The proof is noted by now: asked again, the same call must not count as a second one.
  return { ...call, ask: (changed) => call.ask({ once: async () => true, ...changed }) }
}

async function answered(call: CallUnderWay, asked: string | undefined, wait: Wait): Promise<Outcome> {
  try {
    return await withFaults(readFaults(asked), call, wait)()
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return refusalOf(call.service, problem)
  }
}
