import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ours, stranger, theirs } from '../../../test/audit-repository.ts'
import { openDemoFhirRepository } from './demo-fhir-repository.ts'
import { fhirRepository } from './forward-fhir.ts'
import { anExchange } from './store.contract.ts'

async function repository(statuses: readonly number[], tls = theirs) {
  const kept: { readonly type: unknown; readonly condition: string }[] = []
  const opened = await openDemoFhirRepository({
    tls,
    host: '127.0.0.1',
    port: 0,
    async keep(event, condition) {
      kept.push({ type: (event as { resourceType?: unknown }).resourceType, condition })
      return statuses[kept.length - 1] ?? 201
    },
  })
  after(opened.close)
  return { kept, ...opened }
}

const to = (port: number, tls = ours) =>
  fhirRepository({ base: new URL(`https://127.0.0.1:${port}`), tls, timeoutMilliseconds: 2_000 })

const three = [anExchange(), anExchange(), anExchange()]

test('ITI-20: each event is created once, on the condition that its id is new', async () => {
  const { kept, port } = await repository([201, 200, 412])
  assert.deepEqual(await to(port).deliver(three), { taken: 3 })
  assert.deepEqual(
    kept,
    three.map(({ eventId }) => ({ type: 'AuditEvent', condition: `entity:identifier=%7C${eventId}` })),
  )
})

for (const [status, kind] of [
  [422, 'refused'],
  [400, 'refused'],
  [503, 'unreachable'],
  [401, 'unreachable'],
  [302, 'unreachable'],
] as const) {
  test(`a status of ${status} means that the event is ${kind}, and those before it are taken`, async () => {
    const { kept, port } = await repository([201, status])
    assert.deepEqual(await to(port).deliver(three), { taken: 1, stopped: { kind, reason: `http-${status}` } })
    assert.equal(kept.length, 2)
  })
}

test('a server that is not there, or is somebody else, gets nothing', async () => {
  const [gone, unknown, known] = [await repository([]), await repository([], stranger), await repository([])]
  await gone.close()
  for (const delivery of [to(gone.port), to(unknown.port), to(known.port, stranger)])
    assert.deepEqual(await delivery.deliver(three), {
      taken: 0,
      stopped: { kind: 'unreachable', reason: 'http-silent' },
    })
  assert.deepEqual([...unknown.kept, ...known.kept], [])
})
