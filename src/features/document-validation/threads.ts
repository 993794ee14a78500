import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import type { Done, Jobs, Judging } from './jobs.ts'
import type { OpenQuestions } from './open-questions.ts'
import type { Packages } from './packages.ts'
import type { Rendering } from './pages/rendering.ts'
import { problemOf, type Sealed } from './validated.ts'
import type { Asked, DocumentVerdict } from './validator.ts'
import { poolOf } from './worker-pool.ts'

/** What is asked of a document whose verdict is only passed on. */
export type SealAsked = Asked & Pick<Judging, 'call'>

/** Validation beside the thread that asks: as many documents at a time as there are threads, the others wait. */
export type ValidationThreads = AsyncDisposable & {
  /**
   * @throws Problem as `DocumentValidator`, and `validation-too-slow`, `validation-too-large` (the thread's memory) and
   *   `validation-stopped`; the thread is ended then, and a new one takes its place
   */
  validate(bytes: Uint8Array, asked?: Asked): Promise<DocumentVerdict>
  /**
   * The verdict as bytes, for one who answers others meanwhile and only hands it to `render`.
   *
   * @throws Problem as `validate`, and of a call of `$validate` what `readOperation` throws
   */
  seal(bytes: Uint8Array, asked?: SealAsked): Promise<Uint8Array>
  /** What to answer to documents, as UTF-8. @throws Problem as `validate`, of time and memory */
  render(documents: readonly Sealed[], wanted: Rendering): Promise<Uint8Array>
}

/** Validation for one who uses what is found. */
export type Validation = Pick<ValidationThreads, 'validate'>

/** Validation for one who passes on what is found. */
export type Sealing = Pick<ValidationThreads, 'seal' | 'render'>

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
  const does = async <Name extends keyof Jobs>(name: Name, asked: Jobs[Name]['asked']) => {
    const inTime = () => AbortSignal.any([stop, AbortSignal.timeout(needs.seconds * 1000)])
    const done = await workers
      .use((worker) => ask(worker, name, asked, inTime()))
      .catch((error: unknown) => {
        throw failureOf(error, stop)
      })
    if ('answer' in done) return done.answer
    throw problemOf(done.problem)
  }
  const job = (bytes: Uint8Array, { open, ...asked }: SealAsked) => ({ ...asked, bytes, now: needs.now() })
  return {
    validate: async (bytes, asked = {}) => telling(await does('validate', job(bytes, asked)), asked),
    seal: async (bytes, asked = {}) => telling(await does('seal', job(bytes, asked)), asked),
    render: (documents, wanted) => does('render', { documents, wanted }),
    async [Symbol.asyncDispose]() {
      closing.abort()
      await workers[Symbol.asyncDispose]()
    },
  }
}

/** The verdict, once it is told what was left open. */
function telling<Verdict>(
  { verdict, left }: { readonly verdict: Verdict; readonly left: readonly OpenQuestions[] },
  { open }: Asked,
): Verdict {
  for (const questions of left) open?.(questions)
  return verdict
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

async function ask<Name extends keyof Jobs>(
  worker: Worker,
  name: Name,
  asked: Jobs[Name]['asked'],
  signal: AbortSignal,
): Promise<Done<Name>> {
  const answered = once(worker, 'message', { signal })
  worker.postMessage({ name, asked })
  // `thread.ts` answers each job with what came of it.
  const [done] = (await answered) as [Done<Name>]
  return done
}

function failureOf(cause: unknown, stop: AbortSignal): unknown {
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
