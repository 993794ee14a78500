import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'

/** So many workers, each doing one thing at a time; who finds none free waits in turn. */
export type WorkerPool = AsyncDisposable & {
  /** Lends a worker. One that fails what it is used for is ended, and another started in its place when one is needed. */
  use<Result>(work: (worker: Worker) => Promise<Result>): Promise<Result>
}

/** @param start makes a worker that posts a message when it is ready */
export function poolOf(most: number, start: () => Worker): WorkerPool {
  const all = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: PromiseWithResolvers<Worker>[] = []

  function take(): Promise<Worker> {
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
    try {
      await once(worker, 'message')
      return worker
    } catch (error) {
      await end(worker)
      throw error
    }
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
        give(worker)
        return result
      } catch (error) {
        await end(worker)
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      for (const turn of waiting.splice(0)) turn.reject(new DOMException('The workers are ended', 'AbortError'))
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
