import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import { mock } from 'node:test'
import type { SourceAnswer } from '../../src/features/national-sources/index.ts'
import type { SentRequest } from '../../src/features/national-sources/send.ts'
import { sendByHttp } from '../../src/features/national-sources/send.ts'
import { askSource } from '../../src/features/national-sources/ask-source.ts'
import { everySource } from '../../src/features/national-sources/sources.ts'
import type { Source } from '../../src/features/national-sources/source.ts'
import { personsSource } from '../../src/features/national-sources/sources/persons.ts'
import { sources } from '../../src/features/national-sources/sources.ts'
import { recordedPerson } from './recorded-person.ts'
import { openWorld } from './world.ts'

/** One call and what came back, without what shows who calls. */
export type Exchange = {
  readonly request: Pick<SentRequest, 'method' | 'headers'> & { readonly path: string; readonly body?: string }
  readonly response: { readonly status: number; readonly type: string; readonly body: unknown }
}

/** What one source was asked, answered, and was read as. */
export type Recording = { readonly exchanges: readonly Exchange[]; readonly held: unknown }

/** Each source with its id, the register of persons among them. */
export const recordedSources: readonly (readonly [string, Source<unknown>])[] = [
  personsSource,
  ...Object.values(sources),
].map((source) => [source.service.id, source])
assert.equal(recordedSources.length, everySource.length)

/** File of a recording. */
export function recordingOf(id: string): URL {
  return new URL(`./recorded/${id}.json`, import.meta.url)
}

/** The recording of a source as its file has it. */
export async function readRecording(id: string): Promise<Recording> {
  // Written by `record.ts` alone.
  return JSON.parse(await readFile(recordingOf(id), 'utf8')) as Recording
}

/** Headers that are of one call alone, or say who calls. */
const passing = new Set(['authorization', 'dpop', 'nhn-event-id', 'correlation-id'])

/** A request as it is recorded. */
export function requestIn({ method, url, headers, body }: SentRequest): Exchange['request'] {
  const kept = Object.entries(headers).filter(([name]) => !passing.has(name.toLowerCase()))
  const { pathname, search } = new URL(url)
  const path = `${pathname.replace(/^\/nasjonale\/[^/]+/, '')}${search}`
  return { method, path, headers: Object.fromEntries(kept.toSorted()), ...(body === undefined ? {} : { body }) }
}

/** When the recordings were made: the box looks three years back, and a recording does not grow old. */
const then = new Date('2026-11-22T12:00:00Z')

/** Asks the box about the recorded person, and gives what went over the wire by source. */
export async function recordFromBox(
  after: (close: () => Promise<void>) => void,
): Promise<ReadonlyMap<string, Recording>> {
  mock.timers.enable({ apis: ['Date'], now: then })
  try {
    return await recorded(after)
  } finally {
    mock.timers.reset()
  }
}

async function recorded(after: (close: () => Promise<void>) => void): Promise<ReadonlyMap<string, Recording>> {
  const made = new Map<string, Exchange[]>()
  const world = await openWorld({ after }, [recordedPerson], {
    async send(request) {
      const received = await sendByHttp(request)
      const [, id = ''] = /\/nasjonale\/([^/]+)/.exec(request.url) ?? []
      const type = (received.headers.get('content-type') ?? '').split(';')[0] ?? ''
      const body: unknown = JSON.parse(Buffer.from(received.bytes).toString())
      const exchange = { request: requestIn(request), response: { status: received.status, type, body } }
      made.set(id, [...(made.get(id) ?? []), exchange])
      return received
    },
  })
  const recordings = new Map<string, Recording>()
  for (const [id, source] of recordedSources) {
    const answer = await askSource(
      { ...world.needs, send: world.needs.send ?? sendByHttp },
      source,
      world.needs.connections[id]!,
      world.asking(recordedPerson.person.number),
    )
    const exchanges = (made.get(id) ?? []).toSorted(byRequest)
    const origin = new RegExp(world.origin.replaceAll('.', '\\.'), 'g')
    const text = JSON.stringify({ exchanges, held: heldOf(answer) }).replace(origin, 'https://box.example')
    recordings.set(id, JSON.parse(text))
  }
  return recordings
}

function byRequest(one: Exchange, other: Exchange): number {
  return JSON.stringify(one.request) < JSON.stringify(other.request) ? -1 : 1
}

/** What an answer holds, as JSON has it. */
export function heldOf(answer: SourceAnswer<unknown>): unknown {
  assert.ok(answer.kind === 'answered' && answer.incomplete === undefined, JSON.stringify(answer))
  return JSON.parse(JSON.stringify(answer.held))
}
