import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { runs } from '../seed.ts'
import { noVectors } from '../vectors.ts'
import type { Share, Told } from './fuzz-worker.ts'
import { longestMs, type Trial } from './spoiled.ts'

/** A worker that says nothing for this long is stuck in one document. */
const silenceMs = 30_000

/** Tries its share in a thread of its own, so that a document that hangs stops nothing but itself. */
function worker(share: Share, tell: (trial: Trial) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: share })
    let trying = share.first
    const stuck = setTimeout(() => {
      tell({ number: trying, of: 'unknown', fate: 'read', milliseconds: silenceMs, broken: ['does not end'] })
      void thread.terminate()
    }, silenceMs)
    thread.on('message', (told: Told) => {
      stuck.refresh()
      if ('trying' in told) trying = told.trying
      else tell(told.done)
    })
    thread.on('error', (cause) => reject(new Error(`The process fell over document ${trying}`, { cause })))
    thread.on('exit', () => {
      clearTimeout(stuck)
      resolve()
    })
  })
}

const count = runs(20_000)

test(`issue 2, bad input: ${count} spoiled documents: no crash, no hang, nothing lost, nothing masked told`, async (t) => {
  if (noVectors) t.diagnostic(noVectors)
  const trials: Trial[] = []
  const step = availableParallelism()
  const shares = Array.from({ length: step }, (_, first) => ({ first, step, end: count }))
  await Promise.all(shares.map((share) => worker(share, (trial) => void trials.push(trial))))

  const read = trials.filter(({ fate }) => fate === 'read').length
  const slowest = trials.reduce((one, other) => (other.milliseconds > one.milliseconds ? other : one))
  t.diagnostic(`${trials.length} documents: ${read} read, ${trials.length - read} refused`)
  t.diagnostic(`slowest: ${slowest.milliseconds.toFixed(0)} ms, number ${slowest.number}, ${slowest.of}`)
  const broken = trials.filter((trial) => trial.broken.length > 0)
  assert.deepEqual(broken.slice(0, 5), [], `${broken.length} documents broke a promise`)
  const slow = trials.filter(({ milliseconds }) => milliseconds >= longestMs)
  assert.deepEqual(slow, [], `none may take over ${longestMs} ms`)
  assert.equal(trials.length, count)
  assert.ok(read > count / 4 && read < count, 'the spoiling is neither too weak nor too strong')
})
