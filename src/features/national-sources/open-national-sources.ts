import type { AnswersUnderWay, SourceAnswer } from './answer.ts'
import { type AskNeeds, askSource, callingOf, failedAs, withinDeadline } from './ask-source.ts'
import type { Asking, DocumentBytes, NationalSources } from './national-sources.ts'
import { bytesFor } from './call-source.ts'
import { after, type Circuit, restsUntil, sound } from './circuit.ts'
import type { Connection, Connections } from './connections.ts'
import type { HeldDocument } from './held.ts'
import { type Send, sendByHttp } from './send.ts'
import type { Source } from './source.ts'
import { documentsSource, retrieveQuestion } from './sources/documents.ts'
import { personsSource } from './sources/persons.ts'
import { sources } from './sources.ts'

/** What the sources are opened with. */
export type SourceNeeds = Omit<AskNeeds, 'send'> & {
  readonly connections: Connections
  /** HTTP when left out. */
  readonly send?: Send
}

/** The sources that are connected. How each has fared is kept in this process. */
export function openNationalSources({ connections, send = sendByHttp, ...others }: SourceNeeds): NationalSources {
  const needs: AskNeeds = { ...others, send }
  const guarded = resting(connections, needs.now)
  const ask = <Content>(source: Source<Content>, asking: Asking) =>
    guarded(source.service.id, (connection) => askSource(needs, source, connection, asking))
  return {
    ask(asking, only) {
      const underWay = Object.entries(sources).map(([id, source]) => {
        const wanted = only === undefined || only.some((each) => each === id)
        return [id, wanted ? ask<unknown>(source, asking) : notConnected]
      })
      // Each source's answer stands under the key that the source stands under.
      return Object.fromEntries(underWay) as AnswersUnderWay
    },
    findPerson: (asking) => ask(personsSource, asking),
    openDocument: (asking, handle) =>
      guarded(documentsSource.service.id, (connection) => documentFrom(needs, connection, asking, handle)),
  }
}

const notConnected = Promise.resolve({ kind: 'not-connected' } as const)

type Guarded = <Content>(
  id: string,
  ask: (connection: Connection) => Promise<SourceAnswer<Content>>,
) => Promise<SourceAnswer<Content>>

/** Asks where something is connected, and not where it has failed again and again lately. */
function resting(connections: Connections, now: () => Date): Guarded {
  const circuits = new Map<string, Circuit>()
  const circuitOf = (id: string) => circuits.get(id) ?? sound
  return async (id, ask) => {
    const connection = connections[id]
    if (!connection) return { kind: 'not-connected' }
    const until = restsUntil(circuitOf(id), now())
    if (until) return { kind: 'failed', because: 'down', at: now(), restsUntil: until }
    const answer = await ask(connection)
    const isDown = answer.kind === 'failed' && (answer.because === 'slow' || answer.because === 'down')
    circuits.set(id, after(circuitOf(id), isDown, now()))
    return answer
  }
}

async function documentFrom(
  needs: AskNeeds,
  connection: Connection,
  asking: Asking,
  handle: HeldDocument['handle'],
): Promise<SourceAnswer<DocumentBytes | undefined>> {
  try {
    const calling = callingOf(needs, documentsSource, connection, asking)
    const held = await withinDeadline(bytesFor(calling, retrieveQuestion(asking, handle)), calling.signal)
    return { kind: 'answered', at: needs.now(), held }
  } catch (thrown) {
    return failedAs(needs, thrown)
  }
}
