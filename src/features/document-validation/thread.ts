import { serialize } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import { definitionsIn } from './definitions-in.ts'
import type { Done, Job, Jobs, Judging } from './jobs.ts'
import { originOf } from './offered-profiles.ts'
import { readOperation } from './operation.ts'
import type { OpenQuestions } from './open-questions.ts'
import type { Packages } from './packages.ts'
import { refusalOf } from './validated.ts'
import { makeDocumentValidator } from './validator.ts'

// `openValidationThreads` is the only one to start this file, and to send it anything.
const packages = workerData as Packages
let today = new Date(0)
const definitions = definitionsIn(packages)
const validator = makeDocumentValidator({ definitions, now: () => today })

type Workers = {
  readonly [Name in keyof Jobs]: (asked: Jobs[Name]['asked']) => Jobs[Name]['answer'] | Promise<Jobs[Name]['answer']>
}

const workers: Workers = {
  validate: judged,
  seal(asked) {
    const { verdict, left } = judged(asked)
    return { verdict: serialize(verdict), left }
  },
  async render({ documents, wanted }) {
    // Read where the first is wanted: the command line renders nothing here.
    const { render } = await import('./pages/rendering.ts')
    return Buffer.from(render(documents, wanted, { packages, originOf: originOf(packages, definitions) }))
  },
}

function judged({ bytes, call, profiles = [], now, ...rest }: Judging): Jobs['validate']['answer'] {
  today = now
  const left: OpenQuestions[] = []
  const inside = call ? readOperation(bytes, call) : { bytes, profiles }
  const asked = { ...rest, profiles: inside.profiles, open: (questions: OpenQuestions) => left.push(questions) }
  return { verdict: validator.validate(inside.bytes, asked), left }
}

async function done({ name, asked }: Job): Promise<Done<Job['name']>> {
  // What is asked is what the work of the same name takes.
  const work = workers[name] as (given: unknown) => Jobs[Job['name']]['answer'] | Promise<Jobs[Job['name']]['answer']>
  try {
    return { answer: await work(asked) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // An error loses its own fields on the way between threads.
    return { problem: refusalOf(error) }
  }
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await done(job)))
parentPort?.postMessage('ready')
