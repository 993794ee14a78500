import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'

/** How much a piece of work may take before it is ended. */
export type ApartLimits = { readonly seconds: number; readonly megabytes: number }

/**
 * Does a piece of work in a thread of its own, beside those who are answered meanwhile, and ends it when it takes too much.
 *
 * @param file of the thread, which calls `answerApart`
 * @param asked anything that can be copied between threads
 * @throws Problem `unavailable`: `apart-too-slow`, `apart-too-large` (the thread's memory); besides what the work throws
 */
export async function runApart<Answer>(
  file: URL,
  asked: unknown,
  { seconds, megabytes }: ApartLimits,
): Promise<Answer> {
  const kept = getCompileCacheDir()
  const worker = new Worker(file, {
    workerData: asked,
    env: kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => reject(tooMuch('apart-too-slow')), seconds * 1000)
  worker.once('message', resolve)
  worker.once('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('apart-too-large', error) : error),
  )
  worker.once('exit', () => reject(new Error('A thread ended without an answer')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** The other end: does the work that was asked for, in the thread that was started for it. */
export function answerApart<Asked, Answer>(work: (asked: Asked) => Answer): void {
  // `runApart` is given what the thread's file takes.
  parentPort?.postMessage(work(workerData as Asked))
}

function tooMuch(code: 'apart-too-slow' | 'apart-too-large', cause?: unknown): Problem {
  return new Problem('unavailable', code, 'A piece of work took too much, and was left', {}, { cause })
}
