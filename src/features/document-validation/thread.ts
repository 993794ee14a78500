import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import { definitionsIn } from './definitions-in.ts'
import type { Packages } from './packages.ts'
import { makeDocumentValidator } from './validator.ts'
import type { OpenQuestions } from './open-questions.ts'
import type { Answer, Job } from './threads.ts'

// `openValidationThreads` is the only one to start this file, and to send it anything.
let today = new Date(0)
const validator = makeDocumentValidator({ definitions: definitionsIn(workerData as Packages), now: () => today })

function answer({ bytes, profiles, answers, coverage, now }: Job): Answer {
  today = now
  const left: OpenQuestions[] = []
  const asked = {
    profiles,
    open: (questions: OpenQuestions) => left.push(questions),
    ...(answers && { answers }),
    ...(coverage && { coverage }),
  }
  try {
    const verdict = validator.validate(bytes, asked)
    return { verdict, left }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // An error loses its own fields on the way between threads.
    const { kind, code, message, place } = error
    return { problem: { kind, code, message, place } }
  }
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(answer(job)))
parentPort?.postMessage('ready')
