import { readFile } from 'node:fs/promises'
import type { Timed } from './validation-lines.ts'
import { type ValidatorName, validators } from './validators.ts'

/**
 * A process that times one validator: `node measure-validation.ts NAME FILE…`, started by `knutepunkt bench`. It tells its
 * parent one {@link Timed}, or that it cannot.
 */

/** Rounds over all documents before anything is timed: V8 has compiled what is hot by then. */
const warmUps = 2
const rounds = 3

const [name, ...files] = process.argv.slice(2)
try {
  const documents = await Promise.all(files.map((file) => readFile(file)))
  const validate = await validators[name as ValidatorName]()
  const first = documents[0]!
  validate(first)
  const readySeconds = process.uptime()
  for (let round = 0; round < warmUps; round += 1) for (const document of documents) validate(document)
  const milliseconds = documents.map((document) => Math.min(...Array.from({ length: rounds }, () => timed(document))))
  const said = documents.map(validate)
  const megabytes = process.memoryUsage.rss() / 1024 / 1024
  process.send?.({ milliseconds, said, readySeconds, megabytes } satisfies Timed)

  function timed(document: Uint8Array): number {
    const started = process.threadCpuUsage()
    validate(document)
    const { user, system } = process.threadCpuUsage(started)
    return (user + system) / 1000
  }
} catch (error) {
  process.send?.({ absent: error instanceof Error ? error.message.slice(0, 200) : String(error) })
}
