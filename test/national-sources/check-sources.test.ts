import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type CheckedSource,
  type CheckNeeds,
  checkSources,
  sendByHttp,
} from '../../src/features/national-sources/index.ts'
import { everySource } from '../../src/features/national-sources/sources.ts'
import { wrongIn } from '../../src/features/vendor-self-test/index.ts'
import { storyWith } from '../national/box.ts'
import { openWorld } from './world.ts'

const patient = storyWith(
  ({ person, results, allergies }) => !person.died && results.length > 0 && allergies.length > 0,
)

type World = Awaited<ReturnType<typeof openWorld>>

async function checkedIn({ needs, asking }: World, changes: Partial<CheckNeeds> = {}) {
  const { connections, newId, send = sendByHttp, ...asked } = needs
  const found: CheckedSource[] = []
  const sources = checkSources({
    ...{ connections, newId, send, asking: asking(patient.person.number), clock: () => performance.now() },
    asked: { ...asked, newId },
    judge: (service, operation, { status, headers, bytes }) =>
      wrongIn(service, operation, {
        status,
        headers: { 'content-type': headers.get('content-type') ?? '' },
        body: bytes,
      }),
    ...changes,
  })
  for await (const source of sources) found.push(source)
  return found
}

test('issue 6, item 4: every source of the box is reached, refuses strangers, and keeps its contract', async (t) => {
  const found = await checkedIn(await openWorld(t, [patient]))
  assert.deepEqual(found.map(({ id }) => id).toSorted(), everySource.map(({ service }) => service.id).toSorted())
  for (const { id, reached, calls, differences } of found) {
    assert.deepEqual([reached, differences], [true, []], id)
    assert.ok(calls > 0, id)
  }
})

test('what differs is told by operation and place, with nothing of what stands there', async (t) => {
  const world = await openWorld(t, [patient])
  world.faults['test-results'] = 'data=half'
  world.faults.documents = 'status=503'
  const found = await checkedIn(world)
  const differences = (id: string) => found.find((each) => each.id === id)?.differences.map(({ what }) => what)
  assert.ok(differences('test-results')?.includes('unreadable'))
  assert.ok(differences('documents')?.includes('down'))
  assert.deepEqual(differences('critical-information'), [])
  assert.doesNotMatch(JSON.stringify(found), new RegExp(`${patient.person.number}|${patient.person.name.family}`))
})

test('a source that lets strangers in does not keep its contract, and one that is not there is not reached', async (t) => {
  const world = await openWorld(t, [patient])
  const open: CheckNeeds['send'] = async (request) => {
    if (request.url.includes('/measurements/')) throw new Error('Nothing listens')
    const received = await sendByHttp(request)
    return request.headers.authorization === undefined ? { ...received, status: 200 } : received
  }
  const found = await checkedIn(world, { send: open })
  const measurements = found.find(({ id }) => id === 'measurements')
  assert.deepEqual([measurements?.reached, measurements?.calls], [false, 0])
  const critical = found.find(({ id }) => id === 'critical-information')
  assert.deepEqual(critical?.differences, [
    { operation: 'allergies', what: 'status 200 without a token, 401 expected' },
  ])
})
