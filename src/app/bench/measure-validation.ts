import { readFile } from 'node:fs/promises'
import type { Timed } from './validation-lines.ts'
import { type ValidatorName, validators } from './validators.ts'

/**
 * A process that times one validator: `node measure-validation.ts NAME FILE…`, started by `knutepunkt bench`. It tells its
 * parent one {@link Timed}, or that it cannot.
 */

/** Before anything is timed: V8 has compiled what is hot by then. */
const warmUpMs = 6_000
const fewestWarmUps = 2

/** Of each document; the best counts, as what else the machine does only ever takes time. */
const rounds = 3
/** A turn is as many runs as it has room for: some systems count the time of a thread in steps of milliseconds. */
const turnMs = 50

const [name, ...files] = process.argv.slice(2)
try {
  const documents = await Promise.all(files.map((file) => readFile(file)))
  const validate = await validators[name as ValidatorName]()
  validate(documents[0]!)()
  const readySeconds = process.uptime()
  const runs = documents.map(validate)
  const until = performance.now() + warmUpMs
  for (let round = 0; round < fewestWarmUps || performance.now() < until; round += 1) for (const run of runs) run()
  const best = runs.map(() => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, run] of runs.entries()) best[at] = Math.min(best[at]!, timed(run))
  }
  const said = runs.map((run) => run())
  const megabytes = process.memoryUsage.rss() / 1024 / 1024
  process.send?.({ milliseconds: best, said, readySeconds, megabytes } satisfies Timed)

  function timed(run: () => unknown): number {
    const end = performance.now() + turnMs
    const started = process.threadCpuUsage()
    let count = 0
    for (; count === 0 || performance.now() < end; count += 1) run()
    const { user, system } = process.threadCpuUsage(started)
    return (user + system) / 1000 / count
  }
} catch (error) {
  process.send?.({ absent: error instanceof Error ? error.message.slice(0, 200) : String(error) })
}
