import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askSource } from '../../src/features/national-sources/ask-source.ts'
import type { Send } from '../../src/features/national-sources/send.ts'
import type { Source } from '../../src/features/national-sources/source.ts'
import { maternityRecordSource } from '../../src/features/national-sources/sources/maternity-record.ts'
import { requisitionsSource } from '../../src/features/national-sources/sources/requisitions.ts'
import { recordedPerson } from './recorded-person.ts'
import { type Recording, readRecording, recordedSources, requestIn } from './recording.ts'

const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])

/** A place in an answer, chosen by numbers, and what is put there; undefined takes it away. */
type Spoil = { readonly path: readonly number[]; readonly value: unknown }

const spoils: fc.Arbitrary<readonly Spoil[]> = fc.array(
  fc.record({
    path: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 9 }),
    value: fc.oneof(
      fc.constant(undefined),
      fc.constantFrom<unknown>(null, [], {}, '', 'x', -1, 1e300, true, [[]], [null], { '': null }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
  }),
  { minLength: 1, maxLength: 3 },
)

function spoilt(value: unknown, { path: [first = 0, ...rest], value: put }: Spoil): unknown {
  if (typeof value !== 'object' || value === null) return put
  const keys = Object.keys(value)
  const chosen = keys[first % Math.max(1, keys.length)]
  if (chosen === undefined) return put
  // A key of the object's own.
  const inner = rest.length > 0 ? spoilt((value as Record<string, unknown>)[chosen], { path: rest, value: put }) : put
  if (Array.isArray(value)) return value.with(Number(chosen), inner)
  return { ...value, [chosen]: inner }
}

function answering({ exchanges }: Recording, all: readonly Spoil[]): Send {
  return async (request) => {
    const { path, body } = requestIn(request)
    const found = exchanges.find((each) => each.request.path === path && each.request.body === body)
    if (!found) return { status: 404, headers: new Headers(), bytes: new Uint8Array() }
    const answer = all.reduce<unknown>(spoilt, found.response.body)
    return { status: 200, headers: new Headers(), bytes: Buffer.from(JSON.stringify(answer) ?? '') }
  }
}

function answerOf(source: Source<unknown>, send: Send) {
  return askSource(
    {
      ...{ send, system: 'Test', newId: () => 'id', now: () => new Date() },
      tokenFor: async () => ({ accessToken: 'token', expires: new Date(), key }),
      failed: (error) => {
        throw error
      },
    },
    source,
    { base: 'https://recorded.example', deadlineMs: 60_000 },
    {
      reader: { visit: 'v', subject: 's', name: '', role: 'doctor' },
      patient: { number: recordedPerson.person.number },
      basis: 'UNNTAK',
      decision: 'd',
    },
  )
}

for (const [id, source] of recordedSources) {
  test(`issue 6, bad input: whatever ${id} answers is read or told to be unreadable, and is no fault of ours`, async () => {
    const recording = await readRecording(id)
    await fc.assert(
      fc.asyncProperty(spoils, async (all) => {
        const answer = await answerOf(source, answering(recording, all))
        if (answer.kind === 'failed') assert.match(answer.because, /^(unreadable|refused)$/)
        else assert.equal(answer.kind, 'answered')
      }),
      { numRuns: 150 },
    )
  })
}

test('JSON that would hold everybody up while it is read is unreadable: 20 MB of numbers took eight seconds', async () => {
  const because = async (numbers: number) => {
    const bytes = Buffer.from(`{"resourceType":"Bundle","type":"searchset","entry":[],"x":[${'1,'.repeat(numbers)}1]}`)
    const answer = await answerOf(requisitionsSource, async () => ({ status: 200, headers: new Headers(), bytes }))
    return answer.kind === 'failed' && answer.because
  }
  assert.equal(await because(10), false)
  assert.equal(await because(2_200_000), 'unreadable')
})

test('a list of maternity records decides neither how many calls are made nor where they go', async () => {
  for (const [ids, most] of [
    [Array.from({ length: 5_000 }, (_, nth) => `record-${nth}`), 51],
    [['..', '.'], 1],
  ] as const) {
    const called: string[] = []
    const send: Send = async ({ url }) => {
      called.push(url)
      const body = called.length === 1 ? { history: ids.map((recordId) => ({ recordId })) } : {}
      return { status: 200, headers: new Headers(), bytes: Buffer.from(JSON.stringify(body)) }
    }
    const answer = await answerOf(maternityRecordSource, send)
    assert.ok(called.length <= most, `${called.length} calls`)
    assert.notEqual(answer.kind === 'answered' && answer.incomplete === undefined, true)
  }
})
