import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/** So many workers, each doing one thing at a time; who finds none free waits in turn. */
export type WorkerPool = AsyncDisposable & {
  /**
   * Lends a worker. One that fails what it is used for is ended, and another started in its place when one is needed.
   *
   * @throws AbortError when the pool is closed, or a worker is not ready in time; besides what `work` and the worker throw
   */
  use<Result>(work: (worker: Worker) => Promise<Result>): Promise<Result>
}

/** A thread reads its packages before it is ready: a second or two, and more where many start at once. */
const readySeconds = 30

/** @param start makes a worker that posts a message when it is ready, which it has so many seconds for */
export function poolOf(most: number, start: () => Worker, seconds = readySeconds): WorkerPool {
  const all = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: PromiseWithResolvers<Worker>[] = []
  const closing = new AbortController()

  function take(): Promise<Worker> {
    if (closing.signal.aborted) return Promise.reject(ended())
    const free = idle.pop()
    free?.ref()
    if (free) return Promise.resolve(free)
    if (all.size < most) return begin()
    const turn = Promise.withResolvers<Worker>()
    waiting.push(turn)
    return turn.promise
  }

  async function begin(): Promise<Worker> {
    const worker = start()
    all.add(worker)
    // Who uses it hears of its errors; between uses nobody does, and an error that nobody hears ends the program.
    worker.on('error', () => leave(worker))
    worker.once('exit', () => leave(worker))
    try {
      await ready(worker, AbortSignal.any([closing.signal, AbortSignal.timeout(seconds * 1000)]))
      return worker
    } catch (error) {
      await end(worker)
      throw error
    }
  }

  function leave(worker: Worker): void {
    all.delete(worker)
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
  }

  function give(worker: Worker): void {
    const next = waiting.shift()
    if (next) next.resolve(worker)
    else {
      // A process that is done does not go on for a worker that waits.
      worker.unref()
      idle.push(worker)
    }
  }

  async function end(worker: Worker): Promise<void> {
    all.delete(worker)
    await worker.terminate()
    const next = waiting.shift()
    if (next) take().then(next.resolve, next.reject)
  }

  return {
    async use(work) {
      const worker = await take()
      try {
        const result = await work(worker)
        if (all.has(worker)) give(worker)
        else await end(worker)
        return result
      } catch (error) {
        await end(worker)
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      for (const turn of waiting.splice(0)) turn.reject(ended())
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** Its first message; one that ends without any, and without an error, would be waited for in vain. */
async function ready(worker: Worker, signal: AbortSignal): Promise<void> {
  const settled = new AbortController()
  const either = AbortSignal.any([signal, settled.signal])
  const gone = once(worker, 'exit', { signal: either }).then(() => {
    throw new Error('A worker ended before it was ready')
  })
  try {
    await Promise.race([once(worker, 'message', { signal: either }), gone])
  } finally {
    settled.abort()
  }
}

const ended = () => new DOMException('The workers are ended', 'AbortError')
