import { readFile } from 'node:fs/promises'
import type { Ready, Turn } from './measured.ts'
import { type WorkName, works } from './work.ts'

/**
 * A process that times one thing: `node measure.ts NAME FILE`, started by `knutepunkt bench`. It tells its parent when
 * it is warm, then runs for so many milliseconds each time it is sent a number.
 */

/** Enough for V8 to have compiled what is hot. */
const warmUpMs = 1_500

/** Runs in a turn, however long they take. */
const fewest = 3

const megabyte = 1024 * 1024

const [name, file] = process.argv.slice(2)
const tell = (told: Ready | Turn): void => void process.send?.(told)

try {
  // The parent names a row of the table.
  const run = await works[name as WorkName](await readFile(file ?? ''))
  const idle = process.memoryUsage.rss()
  attempt(run)
  const firstRunMegabytes = Math.max(0, mostEver() - idle) / megabyte
  const until = performance.now() + warmUpMs
  while (performance.now() < until && attempt(run) === undefined);
  process.on('message', (length: number) => tell(turn(run, length)))
  tell({ ready: true, firstRunMegabytes })
} catch (error) {
  tell({ ready: false, reason: isMissing(error) ? 'not installed' : wordsOf(error) })
}

/**
 * The time that this thread was at work, for one run: what else the machine does meanwhile is not what is measured. It is
 * taken for the whole turn, as some systems count it in steps of milliseconds.
 */
function turn(run: () => unknown, length: number): Turn {
  let runs = 0
  let failure: string | undefined
  const until = performance.now() + length
  const started = process.threadCpuUsage()
  for (; runs < fewest || performance.now() < until; runs += 1) failure = attempt(run)
  const { user, system } = process.threadCpuUsage(started)
  return { milliseconds: (user + system) / 1000 / runs, ...(failure === undefined ? {} : { failure }) }
}

function mostEver(): number {
  return process.resourceUsage().maxRSS * 1024
}

/** Undefined, or why the work could not be done. */
function attempt(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return wordsOf(error)
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
}
