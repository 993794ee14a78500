import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import { measureDemo } from '../bench/demo-start.ts'
import { exchangeLines, memoryLines } from '../bench/exchange-lines.ts'
import { measureExchange } from '../bench/measure-exchange.ts'
import { measureNational } from '../bench/measure-national.ts'
import { nationalLines } from '../bench/national-lines.ts'
import type { TimedOrNot } from '../bench/validation-lines.ts'
import { renderValidation, validationLines } from '../bench/validation-lines.ts'
import type { ValidatorName } from '../bench/validators.ts'
import { demoLines, linesOf, type Measured, renderTable, rows } from '../bench/lines.ts'
import type { Ready, Turn } from '../bench/measured.ts'
import type { WorkName } from '../bench/work.ts'
import { measureOfficial } from '../bench/official.ts'
import { shippedPackagePaths } from '../../features/document-validation/index.ts'
import { readConfig } from '../config.ts'
import { packageSources } from '../fhir-packages.ts'
import type { Command, Terminal } from '../command.ts'

const root = join(import.meta.dirname, '../../..')
const ownDocument = join(root, 'samples/pt-ps-l3.xml')
const ownFhir = join(root, 'samples/fhir')
const measure = new URL('../bench/measure.ts', import.meta.url)
const measureValidation = new URL('../bench/measure-validation.ts', import.meta.url)

/** Rounds in which every row has its turn, so that the machine is the same for all rows. */
const rounds = 11
const turnMs = 200

/** Measures this program on this machine, against what reading XML costs at all. */
export const bench: Command = {
  help: `Usage: knutepunkt bench [--file FILE] [--fhir FOLDER] [--java JAR] [--no-demo]
       knutepunkt bench --exchange [--no-demo]
       knutepunkt bench --national [--people N]

Times the reading and converting of a patient summary, each row in a process of its
own, all rows in turns. A ratio is to the bare parse: the XML library reading the same
document and keeping nothing. Times are those the processor was at work, so that other
programs do not count. Then times the validation of FHIR documents, beside
@medplum/core on the same documents, and counts the errors that each finds.
Everything is: the bytes read as strict JSON, structure, all profiles, invariants,
terminology, narrative, references, rules of documents, and each finding with its
line. @medplum/core is given a parsed resource and does structure, cardinality, fixed
values and patterns, slices and invariants. What both do is compared with the same
engine given a parsed resource, and of terminology only required bindings, by which
slices are told apart: it still does those, narrative, references and documents.

  --file FILE  another CDA patient summary than our own of 188 KB
  --fhir FOLDER  FHIR documents (.json) to validate, other than our own samples
  --java JAR     HL7's own validator (validator_cli.jar), to be timed beside ours;
                 needs a Java runtime
  --exchange   instead: one country answers another over mutual TLS on this machine,
                 assertions verified, records in an embedded PostgreSQL; beside it the
                 same work without security; and the memory of six countries
  --national   instead: the box of national services on an embedded PostgreSQL: how fast
                 people are written and laid, and every operation of every service
  --people N   how many people --national ends with (10000); it begins with a tenth
  --no-demo    leaves out starting the demo (it takes about ten seconds)

Standard output: the table. Standard error: progress.
Exit codes: 0 all limits hold; 1 one of them does not; 2 the file cannot be read, or
the command was not understood.
`,
  async run(words, terminal) {
    const { file = ownDocument, fhir = ownFhir, java, demo, exchange, national, people } = readWords(words)
    if (national) return benchNational(terminal, people)
    if (exchange) return benchExchange(terminal, demo)
    const bytes = (await readDocument(file)).length
    const measured = await measureRows(file, terminal)
    const yardstick = measured.get('bare')
    const bare = yardstick && 'turns' in yardstick ? yardstick.turns.map(({ milliseconds }) => milliseconds) : []
    const lines = rows.flatMap((row) => linesOf(row, measured.get(row.work) ?? { absent: 'not run' }, bare))
    if (demo) {
      terminal.say('Starting the demo …')
      lines.push(...demoLines(await measureDemo().catch(reasonOf)))
    }
    terminal.write(`${relative(root, file)}, ${Math.round(bytes / 1000)} KB\n\n${renderTable(lines)}`)
    const validation = await measureValidators(fhir, java, terminal)
    terminal.write(`\nValidation of ${relative(root, fhir)}\n\n${renderValidation(validation)}`)
    return [...lines, ...validation].some(({ holds }) => holds === false) ? 1 : 0
  },
}

function readWords(words: readonly string[]): {
  readonly file?: string
  readonly fhir?: string
  readonly java?: string
  readonly demo: boolean
  readonly exchange: boolean
  readonly national: boolean
  readonly people: number
} {
  try {
    const { values } = parseArgs({ args: [...words], options, allowNegative: true })
    const { demo = true, exchange = false, national = false, people: wanted = '10000', ...files } = values
    const people = Number(wanted)
    if (!Number.isInteger(people) || people < 1000) throw new RangeError('--people takes a number from 1000')
    return { demo, exchange, national, people, ...files }
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'There is a word that bench does not know', {}, { cause })
  }
}

const options = {
  file: { type: 'string' },
  fhir: { type: 'string' },
  java: { type: 'string' },
  demo: { type: 'boolean' },
  exchange: { type: 'boolean' },
  national: { type: 'boolean' },
  people: { type: 'string' },
} as const

async function benchNational(terminal: Terminal, people: number): Promise<0 | 1> {
  const lines = nationalLines(await measureNational(people, (line) => terminal.say(line)))
  terminal.write(renderValidation(lines))
  return lines.some(({ holds }) => holds === false) ? 1 : 0
}

async function benchExchange(terminal: Terminal, demo: boolean): Promise<0 | 1> {
  const lines = [...exchangeLines(await measureExchange((line) => terminal.say(line)))]
  if (demo) {
    terminal.say('Starting the demo …')
    lines.push(...memoryLines(await measureDemo().catch(reasonOf)))
  }
  terminal.write(renderValidation(lines))
  return lines.some(({ holds }) => holds === false) ? 1 : 0
}

async function readDocument(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new Problem('invalid', 'file-unreadable', 'The file cannot be read', { at: file }, { cause })
  }
}

async function measureRows(file: string, terminal: Terminal): Promise<ReadonlyMap<WorkName, Measured>> {
  const started: { readonly work: WorkName; readonly child: ChildProcess; readonly turns: Turn[] }[] = []
  const measured = new Map<WorkName, Measured>()
  try {
    for (const { work, what } of rows) {
      terminal.say(`Warming up: ${what} …`)
      const child = fork(measure, [work, file], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      const mine = { work, child, turns: [] }
      started.push(mine)
      const ready = await answerFrom<Ready>(child)
      measured.set(work, ready?.ready ? { ...mine, ...ready } : { absent: ready?.reason ?? 'its process ended' })
    }
    const able = started.filter(({ work }) => 'turns' in (measured.get(work) ?? {}))
    for (let round = 1; round <= rounds; round += 1) {
      terminal.say(`Round ${round} of ${rounds}`)
      for (const { child, turns } of able) {
        child.send(turnMs)
        const told = await answerFrom<Turn>(child)
        if (told) turns.push(told)
      }
    }
    return measured
  } finally {
    for (const { child } of started) child.kill()
  }
}

/** V8 takes what it is given: that our validator needs little shows when it is given little, and is as fast. */
const heldToLittle = ['--max-old-space-size=96', '--max-semi-space-size=4']

/** One after the other, so that they do not take each other's time. */
async function measureValidators(folder: string, jar: string | undefined, terminal: Terminal) {
  const files = await fhirIn(folder)
  const timed = async (name: ValidatorName, what: string, documents = files, execArgv: string[] = []) => {
    terminal.say(`Validating by ${what} …`)
    const child = fork(measureValidation, [name, ...documents], {
      execArgv,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    try {
      return (await answerFrom<TimedOrNot>(child)) ?? { absent: 'its process ended' }
    } finally {
      child.kill()
    }
  }
  const { folders } = packageSources(readConfig())
  const guides = folders.slice(shippedPackagePaths().length)
  // What a first start keeps for the next: the digests of packages, and compiled code.
  await timed('ours', 'ours, to fill the caches', files.slice(0, 1))
  const held = await timed('ours', 'ours, its heap held to 96 MB', files, heldToLittle)
  const whole = await timed('ours', 'ours')
  const structure = await timed('structure', 'ours, parsed before, of codes only required ones')
  const medplum = await timed('medplum', '@medplum/core')
  terminal.say(
    jar === undefined ? 'No official validator: --java names its jar' : 'Validating by the official validator …',
  )
  const official = jar === undefined ? {} : { 'Official validator': await measureOfficial(jar, files, guides) }
  return validationLines({ whole, held, structure }, { '@medplum/core': medplum, ...official })
}

async function fhirIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Problem('invalid', 'file-unreadable', 'The folder cannot be read', { at: folder }, { cause })
  })
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name))
}

/** The next message of a child; undefined when it ended instead. */
async function answerFrom<Told>(child: ChildProcess): Promise<Told | undefined> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(child, 'exit', { signal }).then(() => undefined)
  const answered = once(child, 'message', { signal }).then(([told]) => told as Told)
  try {
    // What a child sends is what `measure.ts` tells.
    return await Promise.race([answered, ended])
  } finally {
    waiting.abort()
    await Promise.allSettled([ended, answered])
  }
}

function reasonOf(error: unknown): { readonly absent: string } {
  return { absent: error instanceof Error ? error.message : String(error) }
}
