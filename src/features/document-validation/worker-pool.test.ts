import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { poolOf } from './worker-pool.ts'

/** A worker of this source, which has `parentPort` at hand. */
const worker = (source: string) =>
  new Worker(`const { parentPort } = require('node:worker_threads'); ${source}`, { eval: true })

const echo = `parentPort.on('message', (said) => parentPort.postMessage(said)); parentPort.postMessage('ready')`
const fallsLater = `parentPort.on('message', () => setTimeout(() => { throw new Error('stray') }, 20)); ${echo}`

const say = (text: string) => async (each: Worker) => {
  const answer = once(each, 'message')
  each.postMessage(text)
  return (await answer)[0]
}

test('issue 4, bad input: a worker that fails while it waits for work takes nothing with it, and is replaced', async () => {
  let started = 0
  await using pool = poolOf(1, () => worker(++started === 1 ? fallsLater : echo))
  assert.equal(await pool.use(say('first')), 'first')
  await after(200)
  assert.equal(await pool.use(say('second')), 'second')
  assert.equal(started, 2)
})

test('issue 4, bad input: a worker that fails once it was given up takes nothing with it', async () => {
  await using pool = poolOf(1, () => worker(fallsLater))
  const given = new Error('given up')
  await assert.rejects(
    pool.use(async (each) => {
      each.postMessage('fall')
      throw given
    }),
    given,
  )
  await after(50)
})

test('issue 4, bad input: a worker that never gets ready is given up in time, and so is who waits for it', async () => {
  await using pool = poolOf(1, () => worker('setInterval(() => {}, 1000)'), 0.05)
  const both = await Promise.allSettled([pool.use(say('first')), pool.use(say('second'))])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
})

test('issue 4, bad input: a pool that is closed while a worker starts tells who waits', async () => {
  const pool = poolOf(1, () => worker('setInterval(() => {}, 1000)'))
  const both = Promise.allSettled([pool.use(say('first')), pool.use(say('second'))])
  await pool[Symbol.asyncDispose]()
  for (const each of await both) assert.equal(each.status === 'rejected' && each.reason.name, 'AbortError')
})

test('issue 4, bad input: a worker that ends before it is ready, without an error, is not waited for', async () => {
  await using pool = poolOf(1, () => worker('process.exit(0)'))
  await assert.rejects(pool.use(say('first')))
})
