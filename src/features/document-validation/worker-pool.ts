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
  return new Pool(most, start, seconds)
}

class Pool implements WorkerPool {
  readonly #most: number
  readonly #start: () => Worker
  readonly #readySeconds: number
  readonly #all = new Set<Worker>()
  readonly #idle: Worker[] = []
  readonly #waiting: PromiseWithResolvers<Worker>[] = []
  readonly #closing = new AbortController()

  constructor(most: number, start: () => Worker, readySeconds: number) {
    this.#most = most
    this.#start = start
    this.#readySeconds = readySeconds
  }

  async use<Result>(work: (worker: Worker) => Promise<Result>): Promise<Result> {
    const worker = await this.#take()
    try {
      const result = await work(worker)
      if (this.#all.has(worker)) this.#give(worker)
      else await this.#end(worker)
      return result
    } catch (error) {
      await this.#end(worker)
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort()
    for (const turn of this.#waiting.splice(0)) turn.reject(ended())
    await Promise.all([...this.#all].map((worker) => worker.terminate()))
  }

  #take(): Promise<Worker> {
    if (this.#closing.signal.aborted) return Promise.reject(ended())
    const free = this.#idle.pop()
    free?.ref()
    if (free) return Promise.resolve(free)
    if (this.#all.size < this.#most) return this.#begin()
    const turn = Promise.withResolvers<Worker>()
    this.#waiting.push(turn)
    return turn.promise
  }

  async #begin(): Promise<Worker> {
    const worker = this.#start()
    this.#all.add(worker)
    // Who uses it hears of its errors; between uses nobody does, and an error that nobody hears ends the program.
    worker.on('error', () => this.#leave(worker))
    worker.once('exit', () => this.#leave(worker))
    try {
      const inTime = AbortSignal.timeout(this.#readySeconds * 1000)
      await ready(worker, AbortSignal.any([this.#closing.signal, inTime]))
      return worker
    } catch (error) {
      await this.#end(worker)
      throw error
    }
  }

  #leave(worker: Worker): void {
    this.#all.delete(worker)
    const at = this.#idle.indexOf(worker)
    if (at >= 0) this.#idle.splice(at, 1)
  }

  #give(worker: Worker): void {
    const next = this.#waiting.shift()
    if (next) next.resolve(worker)
    else {
      // A process that is done does not go on for a worker that waits.
      worker.unref()
      this.#idle.push(worker)
    }
  }

  async #end(worker: Worker): Promise<void> {
    this.#all.delete(worker)
    await worker.terminate()
    const next = this.#waiting.shift()
    if (next) this.#take().then(next.resolve, next.reject)
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
