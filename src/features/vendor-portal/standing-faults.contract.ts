import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StandingFaults } from './standing-faults.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** What every store of faults must do. */
export function standingFaultsContract(name: string, open: () => Promise<StandingFaults>): void {
  const saidOf = async (store: StandingFaults, client: string, at: Date) =>
    (await store.of(client, at)).map(({ faults, service }) => [faults, service])

  test(`standing faults (${name}): they are the client’s own, the last asked for counts, and they run out`, async () => {
    const store = await open()
    assert.deepEqual(await store.of('mine', now), [])
    await store.set('mine', 'status=503', now)
    await store.set('mine', 'status=502', now)
    assert.deepEqual(await saidOf(store, 'mine', now), [['status=502', undefined]])
    assert.deepEqual((await store.of('mine', now))[0]?.until, later(15))
    assert.deepEqual(await store.of('other', now), [])
    assert.deepEqual(await store.of('mine', later(16)), [])
    await store.set('mine', '', now)
    assert.deepEqual(await store.of('mine', now), [])
  })

  test(`standing faults (${name}): those that wait come in order, and each is taken once`, async () => {
    const store = await open()
    await store.queue('mine', 'test-results', ['status=503', 'token=expired'], now)
    await store.queue('mine', 'documents', ['status=429'], later(1))
    const [first, ...others] = await store.of('mine', later(1))
    assert.deepEqual([first?.faults, others.length], ['status=503', 2])
    assert.deepEqual([await store.take('mine', first!.id), await store.take('mine', first!.id)], [true, false])
    await store.queue('mine', 'documents', [], later(1))
    assert.deepEqual(await saidOf(store, 'mine', now), [['token=expired', 'test-results']])
  })

  test(`standing faults (${name}): what has run out is forgotten`, async () => {
    const store = await open()
    await store.set('mine', 'status=503', now)
    await store.queue('mine', 'documents', ['status=429'], now)
    await store.forgetBefore(later(20))
    assert.deepEqual(await saidOf(store, 'mine', now), [['status=429', 'documents']])
  })
}
