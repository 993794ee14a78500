import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepAt } from './lookup.ts'
import { aLookup } from './store.contract.ts'
import { makeUnderWay } from './under-way.ts'

const unexpected = (error: unknown) => assert.ifError(error)

test('issue 5, item 4: a question can be waited for, for a while', async () => {
  const underWay = makeUnderWay(unexpected)
  let finish = () => {}
  underWay.start('a', () => new Promise((resolve) => (finish = resolve)))
  await underWay.settled('a', 1)
  let over = false
  const waiting = underWay.settled('a', 10_000).then(() => (over = true))
  assert.equal(over, false)
  finish()
  await waiting
  await underWay.settled('unknown', 10_000)
})

test('issue 5, item 4: cancelled, the question hears of it; so does the one that another under the same id replaces', async () => {
  const underWay = makeUnderWay(unexpected)
  const aborted: string[] = []
  const begin = (id: string, name: string) =>
    underWay.start(
      id,
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted.push(name)
            resolve()
          })
        }),
    )
  begin('a', 'first')
  begin('b', 'other')
  begin('a', 'second')
  underWay.cancel('a')
  await underWay.settled('a', 10_000)
  assert.deepEqual(aborted, ['first', 'second'])
})

test('a fault in a question is told, and ends nothing else', async () => {
  const told: unknown[] = []
  const underWay = makeUnderWay((error) => told.push(error))
  underWay.start('a', () => Promise.reject(new TypeError('x')))
  await underWay.settled('a', 10_000)
  assert.equal(told.length, 1)
})

test('issue 5, item 7: a question cut off with its process is said to be so, once no answer can come', () => {
  const since = new Date('2026-11-22T02:10:00Z')
  const lookup = aLookup({ step: { kind: 'asking', what: 'list', since } })
  const after = (seconds: number) => stepAt(lookup, new Date(since.getTime() + seconds * 1_000))
  assert.equal(after(60).kind, 'asking')
  assert.deepEqual(after(90), { kind: 'stopped', during: 'list', trouble: { code: 'interrupted' } })
})
