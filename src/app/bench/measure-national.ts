import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NationalService, type Operation, services } from '../../features/national-services/index.ts'
import { populationLines } from '../../features/synthetic-population/index.ts'
import { sendExample } from '../../features/vendor-portal/index.ts'
import { benchWanted, type FullBox, openFullBox, type Rate } from './national-box.ts'

/** Calls of one operation. */
export type OperationTimed = {
  readonly service: string
  readonly operation: string
  /** Milliseconds of each call that was answered, with a tenth of the people. */
  readonly tenth: readonly number[]
  readonly whole: readonly number[]
  /** How many of both were refused, as the contract says: those cost less than an answer, and are not timed. */
  readonly refused: number
}

/** All that is measured of the box. */
export type NationalMeasured = {
  readonly written: Rate
  readonly laid: Rate
  readonly operations: readonly OperationTimed[]
}

const callsEach = 80
/** The first calls of an operation are for warming up. */
const warmUp = 10
const writtenPeople = 4000

/**
 * Two boxes, each on an embedded PostgreSQL of its own in a folder that is gone afterwards. They are called in turns, so
 * that the machine is the same for both. Calls pass the whole server but its socket: token, proof, attest, settings,
 * access record, store.
 *
 * @param people how many in the larger one; the smaller has a tenth
 */
export async function measureNational(people: number, say: (line: string) => void): Promise<NationalMeasured> {
  await using cleanup = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-bench-'))
  cleanup.defer(() => rm(directory, { recursive: true, force: true }))
  say('Writing people …')
  const written = writtenRate()
  const open = (name: string, count: number) => {
    say(`Laying ${count} people …`)
    return openFullBox(join(directory, name), count, cleanup)
  }
  const tenth = await open('tenth', Math.ceil(people / 10))
  const whole = await open('whole', people)
  const operations: OperationTimed[] = []
  for (const { service } of services) {
    say(`Calling ${service.id} …`)
    for (const operation of service.operations) operations.push(await timed({ tenth, whole }, service, operation))
  }
  return { written, laid: whole.laid, operations }
}

function writtenRate(): Rate {
  const began = performance.now()
  let people = 0
  for (const { kind } of populationLines(benchWanted(writtenPeople))) if (kind === 'person') people++
  return { people, seconds: (performance.now() - began) / 1000 }
}

/**
 * The operation's first example, after the calls that must come before it, which are not timed. Each operation has people
 * of its own, and each call another of them where there are so many: what one writes is in no other's way.
 */
async function timed(
  boxes: { readonly tenth: FullBox; readonly whole: FullBox },
  service: NationalService,
  operation: Operation,
): Promise<OperationTimed> {
  const nth = service.operations.indexOf(operation)
  const times = { tenth: [] as number[], whole: [] as number[] }
  let refused = 0
  for (let count = 0; count < callsEach; count++) {
    for (const size of ['tenth', 'whole'] as const) {
      const { callable, numbersOf } = boxes[size]
      const numbers = numbersOf(service.id).filter((_each, at) => at % service.operations.length === nth)
      const person = numbers[Math.floor((count / callsEach) * numbers.length)] ?? ''
      const { milliseconds, received } = await sendExample(callable, service, operation, { person })
      if (received.status >= 500) throw new Error(`${service.id} ${operation.id} answers ${received.status}`)
      if (received.status >= 400) refused++
      else if (count >= warmUp) times[size].push(milliseconds)
    }
  }
  return { service: service.id, operation: operation.id, ...times, refused }
}
