import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Run, Runs } from './run.ts'

const run: Run = {
  client: 'one',
  id: 'a',
  service: 'test-results',
  product: { vendor: 'Eksempel AS', name: 'Eksempel EPJ', version: '1.0' },
  opened: new Date('2026-11-22T10:00:00Z'),
  declared: {},
}

/** What every store of runs must do. */
export function runsContract(name: string, open: () => Promise<Runs>): void {
  test(`runs (${name}): one is found by client and id, as it was last written`, async () => {
    const store = await open()
    await store.add(run)
    assert.deepEqual(await store.find('one', 'a'), run)
    assert.deepEqual([await store.find('other', 'a'), await store.find('one', 'b')], [undefined, undefined])
    const closed: Run = {
      ...run,
      declared: { slow: 'kept' },
      closed: { at: new Date('2026-11-22T11:00:00.123Z'), findings: [] },
    }
    await store.change(closed)
    assert.deepEqual(await store.find('one', 'a'), closed)
  })

  test(`runs (${name}): those from before a moment are gone`, async () => {
    const store = await open()
    await store.add(run)
    await store.add({ ...run, id: 'b', opened: new Date('2026-11-23T10:00:00Z') })
    await store.forgetBefore(new Date('2026-11-23T00:00:00Z'))
    assert.deepEqual([await store.find('one', 'a'), (await store.find('one', 'b'))?.id], [undefined, 'b'])
  })
}
