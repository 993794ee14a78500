import type { NationalService, Operation } from '../national-services/index.ts'
import { type AskNeeds, askSource } from './ask-source.ts'
import type { Asking } from './national-sources.ts'
import type { Connection, Connections } from './connections.ts'
import { operationOf, requestOf } from './request-of.ts'
import type { Received, Send } from './send.ts'
import type { Source } from './source.ts'
import { personsSource } from './sources/persons.ts'
import { sources } from './sources.ts'

/** How an answer differs from the contract; never what stands in it. */
export type Difference = { readonly operation: string; readonly what: string }

/** How a source stands towards its contract. */
export type CheckedSource = {
  readonly id: string
  /** It answered at all. */
  readonly reached: boolean
  /** Until the first answer, without a token. */
  readonly milliseconds: number
  /** Calls with a token, each held against the contract; none where there was none to ask with. */
  readonly calls: number
  readonly differences: readonly Difference[]
}

/** What checking takes. */
export type CheckNeeds = {
  readonly connections: Connections
  readonly send: Send
  /** Of somebody invented. */
  readonly asking: Asking
  /** With tokens everything is asked; without, only that a stranger is refused. */
  readonly asked?: Omit<AskNeeds, 'send' | 'came'>
  /** What is wrong with a right answer, by its contract; undefined when nothing is. */
  readonly judge: (service: NationalService, operation: Operation, received: Received) => string | undefined
  readonly newId: () => string
  /** Milliseconds that never go back. */
  readonly clock: () => number
}

/** Asks every source that is connected, one after the other, and holds what comes to its contract. */
export async function* checkSources(needs: CheckNeeds): AsyncGenerator<CheckedSource> {
  for (const source of [personsSource, ...Object.values(sources)]) {
    const connection = needs.connections[source.service.id]
    if (connection) yield await checked(needs, source, connection)
  }
}

async function checked(needs: CheckNeeds, source: Source<unknown>, connection: Connection): Promise<CheckedSource> {
  const { id } = source.service
  const began = needs.clock()
  const stranger = await asStranger(needs, source, connection)
  const milliseconds = needs.clock() - began
  if (!stranger) return { id, reached: false, milliseconds, calls: 0, differences: [] }
  const told = needs.asked
    ? await asProfessional(needs, needs.asked, source, connection)
    : { calls: 0, differences: [] }
  return { id, reached: true, milliseconds, calls: told.calls, differences: [...stranger, ...told.differences] }
}

/** The first question without a token (RFC 9449, section 7.1): undefined where nothing answers. */
async function asStranger(
  { send, asking, newId }: CheckNeeds,
  { service, questions }: Source<unknown>,
  { base, deadlineMs }: Connection,
): Promise<readonly Difference[] | undefined> {
  const [question] = questions(asking, new Date(0))
  if (!question) return []
  const { operation } = question
  const said = { number: asking.patient.number, profession: 'LE', system: 'Knutepunkt', eventId: newId() }
  const { path, ...request } = requestOf(service, question, said)
  try {
    const signal = AbortSignal.timeout(deadlineMs)
    const { status, headers } = await send({ ...request, url: `${base}${path}`, signal })
    const challenge = headers.get('www-authenticate') ?? ''
    return [
      ...(status === 401 ? [] : [{ operation, what: `status ${status} without a token, 401 expected` }]),
      ...(/^DPoP\b/i.test(challenge) ? [] : [{ operation, what: 'no challenge of DPoP without a token' }]),
    ]
  } catch {
    // That nothing answered is all there is to tell.
    return undefined
  }
}

async function asProfessional(
  { send, asking, judge }: CheckNeeds,
  asked: NonNullable<CheckNeeds['asked']>,
  source: Source<unknown>,
  connection: Connection,
): Promise<Pick<CheckedSource, 'calls' | 'differences'>> {
  const { service } = source
  const found: Difference[] = []
  let calls = 0
  const counted: Send = (request) => {
    calls += 1
    return send(request)
  }
  const came = (operation: string, received: Received) => {
    const what = judge(service, operationOf(service, operation), received)
    if (what !== undefined) found.push({ operation, what })
  }
  const answer = await askSource({ ...asked, send: counted, came }, source, connection, asking)
  const because = answer.kind === 'failed' ? answer.because : answer.kind === 'answered' ? answer.incomplete : undefined
  const whole = because === undefined ? [] : [{ operation: service.id, what: because }]
  return { calls, differences: [...found, ...whole] }
}
