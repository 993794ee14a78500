import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, cancel } from './ask-country.ts'
import { aLookup } from './store.contract.ts'
import { memoryLookups } from './store.memory.ts'
import type { Lookups } from './store.ts'
import { makeUnderWay } from './under-way.ts'

/** A lookup that asks for a document, until `keep` says that one was kept. */
async function asking(lookups: Lookups = memoryLookups()) {
  const faults: unknown[] = []
  const discarded: unknown[] = []
  const needs = {
    lookups,
    underWay: makeUnderWay((error) => faults.push(error)),
    discard: async (visit: string, document: string) => void discarded.push([visit, document]),
  }
  const lookup = aLookup()
  await lookups.add(lookup)
  const kept = Promise.withResolvers<{ step: { kind: 'fetched'; document: string } }>()
  await ask(needs, { lookup, version: 1 }, 'retrieve', () => kept.promise)
  const keep = async (): Promise<void> => {
    kept.resolve({ step: { kind: 'fetched', document: 'summary' } })
    await needs.underWay.settled(lookup.id, 10_000)
  }
  const step = async () => (await lookups.find(lookup.visit, lookup.id, lookup.begun))?.lookup.step
  return { needs, lookup, keep, step, discarded, faults }
}

test('issue 5, item 4: what was fetched stays in the visit when the lookup hears of it', async () => {
  const { keep, step, discarded } = await asking()
  await keep()
  assert.deepEqual([(await step())?.kind, discarded], ['fetched', []])
})

test('issue 5, item 4: after a cancellation nothing stays in the visit, also when the document was on its way', async () => {
  const { needs, lookup, keep, step, discarded } = await asking()
  await cancel({ ...needs, now: () => lookup.begun }, { lookup, version: 1 }, 1)
  await keep()
  assert.deepEqual(await step(), { kind: 'stopped', during: 'identify', trouble: { code: 'cancelled' } })
  assert.deepEqual(discarded, [[lookup.visit, 'summary']])
})

test('a document whose lookup cannot be changed is not left lying, and the fault is told', async () => {
  const fault = new Error('no store')
  const { lookup, keep, discarded, faults } = await asking({
    ...memoryLookups(),
    change: () => Promise.reject(fault),
  })
  await keep()
  assert.deepEqual([discarded, faults], [[[lookup.visit, 'summary']], [fault]])
})
