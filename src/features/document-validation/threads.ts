import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import type { Packages } from './packages.ts'
import type { Answers, OpenQuestions } from './open-questions.ts'
import type { Asked, DocumentVerdict } from './validator.ts'
import { poolOf } from './worker-pool.ts'

/** What a thread is sent, and what it answers; both must survive being copied. */
export type Job = {
  readonly bytes: Uint8Array
  readonly profiles: readonly string[]
  readonly answers?: Answers
  readonly coverage?: NonNullable<Asked['coverage']>
  readonly now: Date
}
export type Answer =
  | { readonly verdict: DocumentVerdict; readonly left: readonly OpenQuestions[] }
  | { readonly problem: Pick<Problem, 'kind' | 'code' | 'message' | 'place'> }

/** Validation beside the thread that asks: as many documents at a time as there are threads, the others wait. */
export type ValidationThreads = AsyncDisposable & {
  /**
   * @throws Problem as `DocumentValidator`, and `validation-too-slow`, `validation-too-large` (the thread's memory) and
   *   `validation-stopped`; the thread is ended then, and a new one takes its place
   */
  validate(bytes: Uint8Array, asked?: Asked): Promise<DocumentVerdict>
}

type Needs = {
  readonly packages: Packages
  readonly threads: number
  /** How long one document may take; a regular expression or a FHIRPath in a package can be made to take for ever. */
  readonly seconds: number
  readonly now: () => Date
  /** Ends what is under way. */
  readonly stop?: AbortSignal
}

/** Starts no thread before it is needed. */
export function openValidationThreads(needs: Needs): ValidationThreads {
  const closing = new AbortController()
  const stop = needs.stop ? AbortSignal.any([needs.stop, closing.signal]) : closing.signal
  const workers = poolOf(needs.threads, () => startWorker(needs.packages))
  return {
    async validate(bytes, { profiles = [], answers, open, coverage } = {}) {
      const job = { bytes, profiles, now: needs.now(), ...(answers && { answers }), ...(coverage && { coverage }) }
      const answer = await workers
        .use((worker) => ask(worker, job, AbortSignal.any([stop, AbortSignal.timeout(needs.seconds * 1000)])))
        .catch((error: unknown) => {
          throw problemOf(error, stop)
        })
      if ('problem' in answer) {
        const { kind, code, message, place } = answer.problem
        throw new Problem(kind, code, message, place)
      }
      for (const questions of answer.left) open?.(questions)
      return answer.verdict
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      await workers[Symbol.asyncDispose]()
    },
  }
}

function startWorker(packages: Packages): Worker {
  // A thread shares the compiled code that this process keeps: without it, stripping types takes it 70 MB.
  const kept = getCompileCacheDir()
  return new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: packages,
    env: kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 16 },
  })
}

async function ask(worker: Worker, job: Job, signal: AbortSignal): Promise<Answer> {
  const answered = once(worker, 'message', { signal })
  worker.postMessage(job)
  // `thread.ts` answers each job with one `Answer`.
  const [answer] = (await answered) as [Answer]
  return answer
}

function problemOf(cause: unknown, stop: AbortSignal): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new Problem(
      'invalid',
      'validation-too-large',
      'The document needs more memory than one may have',
      {},
      { cause },
    )
  }
  if (!(cause instanceof Error) || cause.name !== 'AbortError') return cause
  return stop.aborted
    ? stopped()
    : new Problem('unavailable', 'validation-too-slow', 'The document takes too long to validate, and was left')
}

const stopped = () => new Problem('unavailable', 'validation-stopped', 'The validation was stopped')
