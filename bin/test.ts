/**
 * Runs the tests: `node bin/test.ts [path part …]`, all of them without arguments.
 *
 * The last line is `N passed, N failed`, and the exit code is 1 when a test failed or none ran. A file that crashes or
 * does not end in time is a failed test. Files that end in `.alone.test.ts` measure time or memory; they run last, one
 * at a time.
 *
 * Environment: KNUTEPUNKT_TEST_LONG=1 runs the long suites, KNUTEPUNKT_SEED repeats the random choices of an earlier run,
 * KNUTEPUNKT_TEST_STORE=sql keeps what boxes of national services hold in PostgreSQL, DATABASE_URL_TEST names the server.
 */
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath, pathToFileURL } from 'node:url'

type Event = { readonly type: string; readonly data: unknown }
type Counts = { passed: number; failed: number; skipped: number }
type FileRun = { readonly file: string; readonly events: readonly Event[]; readonly seconds: number }

const root = fileURLToPath(new URL('..', import.meta.url))
const long = process.env.KNUTEPUNKT_TEST_LONG === '1'
const fileTimeoutMs = (long ? 60 : 12) * 60_000

/** Told once per file by the runner; said once for all files by the last line here instead. */
const unsaid = new Set(['test:summary', 'test:plan', 'test:coverage'])

process.env.KNUTEPUNKT_SEED ??= long ? String(Date.now() % 2 ** 31) : '20270326'
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node-compile')

const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
const durations: FileRun[] = []
const report = new PassThrough({ objectMode: true })
const shown = show()

const files = chooseFiles(process.argv.slice(2))
const alone = files.filter((file) => file.endsWith('.alone.test.ts'))
await inParallel(
  files.filter((file) => !alone.includes(file)),
  availableParallelism(),
)
await inParallel(alone, 1)
report.end()
await shown

if (counts.failed > 0 || long) console.log(`\nRandom choices: KNUTEPUNKT_SEED=${process.env.KNUTEPUNKT_SEED}`)
const slowest = durations.toSorted((a, b) => b.seconds - a.seconds).slice(0, 3)
console.log(`Slowest: ${slowest.map(({ file, seconds }) => `${file} ${seconds.toFixed(1)} s`).join(', ')}`)
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0

async function show(): Promise<void> {
  for await (const text of report.compose(new spec())) process.stdout.write(text)
}

function chooseFiles(parts: readonly string[]): string[] {
  const all = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root }).toSorted()
  return parts.length === 0 ? all : all.filter((file) => parts.some((part) => file.includes(part)))
}

async function inParallel(queue: readonly string[], width: number): Promise<void> {
  const left = [...queue]
  const worker = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) tell(await runFile(file))
  }
  await Promise.all(Array.from({ length: width }, worker))
}

/** A process per file; kept apart until it ends, so that the report of one file is not mixed with another's. */
async function runFile(file: string): Promise<FileRun> {
  const started = performance.now()
  const outOfTime = AbortSignal.timeout(fileTimeoutMs)
  const events: Event[] = []
  const usesProperties = readFileSync(join(root, file), 'utf8').includes("'fast-check'")
  const execArgv = usesProperties ? ['--import', pathToFileURL(join(root, 'test', 'properties.ts')).href] : []
  const stream = run({ files: [join(root, file)], isolation: 'process', execArgv, signal: outOfTime })
  for await (const event of stream) events.push(event)
  return { file, events, seconds: (performance.now() - started) / 1000 }
}

function tell(done: FileRun): void {
  durations.push(done)
  let summed = false
  for (const event of done.events) {
    if (isTotal(event)) {
      summed = true
      counts.passed += event.data.counts.passed
      counts.failed += event.data.counts.failed + event.data.counts.cancelled
      counts.skipped += event.data.counts.skipped + event.data.counts.todo
    }
    if (!unsaid.has(event.type) && !isTally(event)) report.write(event)
  }
  if (!summed) counts.failed += 1
}

type Total = { readonly data: { readonly counts: Counts & { readonly cancelled: number; readonly todo: number } } }

/** The sums of a whole run; those of a single file carry its name. */
function isTotal(event: Event): event is Event & Total {
  return event.type === 'test:summary' && (event.data as { file?: string }).file === undefined
}

/** `tests 12`, `duration_ms 345` and the like, which the runner repeats for every file. */
function isTally(event: Event): boolean {
  if (event.type !== 'test:diagnostic') return false
  const { message, nesting } = event.data as { message: string; nesting: number }
  return nesting === 0 && /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message)
}
