import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { populationLines } from '../../features/synthetic-population/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Command, Terminal } from '../command.ts'

const most = 5_000_000

/** Writes invented people as lines of JSON; nothing is stored. */
export const population: Command = {
  help: `Usage: knutepunkt population [OPTION …]

Writes invented people with their whole lives in the health services, one JSON object a
line: first the organisations and professionals that care for them, then the people, family
by family. The same seed and day give the same lines, and fewer people are the first of many.

  --people N    how many, at least (1000); a family is never cut in two
  --seed WORDS  what everything follows from (norge)
  --today DAY   the day that is told of, YYYY-MM-DD (today)
  --out FILE    writes there instead of to standard output

Every national number has 80 added to its month, as Skatteetaten's numbers for tests have:
none is a living person's. Streets, surnames, places of care and products are invented.

Exit codes: 0 written; 2 the command was not understood, or the file cannot be written.
`,
  async run(words, terminal) {
    const { out, ...wanted } = readWords(words)
    await using sink = await sinkOf(out, terminal)
    const began = Date.now()
    let people = 0
    for (const { kind, line } of populationLines(wanted)) {
      if (terminal.stopped.aborted) return 2
      if (kind === 'person') people++
      await sink.write(line)
      if (terminal.watched && people % 1000 === 0) terminal.draw(`${people} of ${wanted.people}`)
    }
    await sink.end()
    terminal.draw('')
    terminal.say(`${people} people in ${((Date.now() - began) / 1000).toFixed(1)} s`)
    return 0
  },
}

function readWords(words: readonly string[]) {
  const { people, seed, today, out } = parsed(words)
  const count = Number(people)
  if (!Number.isInteger(count) || count < 1 || count > most) throw usage(`--people takes a number from 1 to ${most}`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))
    throw usage('--today takes a day, YYYY-MM-DD')
  return { people: count, seed, today, out }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        people: { type: 'string', default: '1000' },
        seed: { type: 'string', default: 'norge' },
        today: { type: 'string', default: norwegianDay(new Date()) },
        out: { type: 'string' },
      },
      allowPositionals: false,
    }).values
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'population takes --people, --seed, --today and --out', {}, { cause })
  }
}

function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}

const chunk = 1024 * 1024

/** Where lines go, a megabyte at a time. */
async function sinkOf(out: string | undefined, terminal: Terminal) {
  const file = out === undefined ? undefined : await openedAs(out)
  let held: string[] = []
  let size = 0
  const flush = async () => {
    const text = held.join('')
    held = []
    size = 0
    if (file) await file.writeFile(text)
    else terminal.write(text)
  }
  return {
    async write(line: string) {
      held.push(line, '\n')
      size += line.length
      if (size > chunk) await flush()
    },
    end: flush,
    [Symbol.asyncDispose]: async () => file?.close(),
  }
}

async function openedAs(out: string) {
  try {
    return await open(out, 'w')
  } catch (cause) {
    throw new Problem('invalid', 'file-unwritable', 'The file cannot be written', { at: out }, { cause })
  }
}
