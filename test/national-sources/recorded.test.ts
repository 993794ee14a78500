import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askSource } from '../../src/features/national-sources/ask-source.ts'
import type { Send } from '../../src/features/national-sources/send.ts'
import { recordedPerson } from './recorded-person.ts'
import { heldOf, type Recording, readRecording, recordedSources, recordFromBox, requestIn } from './recording.ts'

const { number } = recordedPerson.person
const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])

/** Answers what was recorded, to exactly what was asked then. */
function replaying({ exchanges }: Recording) {
  const left = [...exchanges]
  const send: Send = async (request) => {
    const asked = JSON.stringify(requestIn(request))
    const nth = left.findIndex((each) => JSON.stringify(each.request) === asked)
    assert.ok(nth >= 0, `Nobody has recorded: ${asked}`)
    const [{ response }] = left.splice(nth, 1) as [(typeof left)[number]]
    const bytes = Buffer.from(JSON.stringify(response.body))
    return { status: response.status, headers: new Headers({ 'content-type': response.type }), bytes }
  }
  return { send, left }
}

for (const [id, source] of recordedSources) {
  test(`recorded contract, ${id}: we ask what was asked, all of it, and read what was read`, async () => {
    const recording = await readRecording(id)
    const { send, left } = replaying(recording)
    const answer = await askSource(
      {
        ...{ send, system: 'Knutepunkt test', newId: () => 'id', now: () => new Date() },
        tokenFor: async () => ({ accessToken: 'token', expires: new Date(Date.now() + 60_000), key }),
        failed: (error) => assert.fail(String(error)),
      },
      source,
      { base: 'https://recorded.example', deadlineMs: 60_000 },
      {
        reader: { visit: 'v', subject: 's', name: '', role: 'doctor' },
        patient: { number },
        basis: 'UNNTAK',
        decision: 'd',
      },
    )
    assert.deepEqual(heldOf(answer), recording.held)
    assert.deepEqual(left, [])
  })
}

test('recorded contract: the box answers as it did; a change that is meant is recorded by test/national-sources/record.ts', async (t) => {
  const now = await recordFromBox((close) => t.after(close))
  for (const [id] of recordedSources) assert.deepEqual(now.get(id), await readRecording(id), id)
})

test('recorded contract: there is nobody in the recordings but somebody invented', async () => {
  for (const [id] of recordedSources) {
    const numbers = JSON.stringify(await readRecording(id)).match(/(?<![\d.])\d{11}(?![\d.])/g) ?? []
    assert.deepEqual(
      [...new Set(numbers)].filter((each) => each !== number),
      [],
      id,
    )
  }
})
