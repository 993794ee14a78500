import { parseArgs } from 'node:util'
import { sqlNationalRecords } from '../../features/national-records/index.ts'
import { makeBoxKeeper, type Standing } from '../../features/vendor-portal/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { boxWanted } from '../box-wanted.ts'
import type { Command, Terminal } from '../command.ts'
import { readConfig } from '../config.ts'
import { openConfigured } from './papers-database.ts'

const most = 1_000_000

/** Lays invented people into the box of national services, of the configured database. */
export const loadPopulation: Command = {
  help: `Usage: knutepunkt load-population [OPTION …]

Lays invented people, and what every national service holds of them, into the box: the
database that DATABASE_URL names, or the embedded one in .data (or KNUTEPUNKT_DATA), also
while a demo runs on it. Laid twice is as laid once; a load that was stopped goes on.

  --people N    how many, at least (1000)
  --seed WORDS  what everything follows from (norge)
  --today DAY   the day that is told of, YYYY-MM-DD (today)
  --reset       takes away first what is there, and what was written to it

Standard error: progress, and how many people a second.
Exit codes: 0 they are there; 2 the command was not understood, fewer people are there
already (--reset takes them away first), or it was stopped.
`,
  async run(words, terminal) {
    const { reset, ...wanted } = readWords(words)
    await using cleanup = new AsyncDisposableStack()
    const now = () => new Date()
    const database = await openConfigured(readConfig(), cleanup, now())
    const began = Date.now()
    let wrote = false
    const keeper = makeBoxKeeper({
      records: sqlNationalRecords(database),
      wanted,
      now,
      failed(error) {
        throw error
      },
      stopping: () => terminal.stopped.aborted,
      laid(people) {
        wrote = true
        if (terminal.watched) terminal.draw(`${people} of ${wanted.people}`)
      },
    })
    await (reset ? keeper.reset() : keeper.begin())
    if (terminal.watched) terminal.draw('')
    return told(keeper.standing(), wanted.people, wrote ? (Date.now() - began) / 1000 : undefined, terminal)
  },
}

function told(standing: Standing, wanted: number, seconds: number | undefined, terminal: Terminal): 0 | 2 {
  if (standing.state !== 'laid') return 2
  const { people } = standing
  if (seconds !== undefined) {
    terminal.say(`${people} people in ${seconds.toFixed(1)} s (${Math.round(people / seconds)} a second)`)
    return 0
  }
  terminal.say(`${people} people were there already`)
  if (people >= wanted) return 0
  terminal.say('They are fewer than wanted: --reset takes them away first')
  return 2
}

function readWords(words: readonly string[]) {
  const { people, today, seed, reset } = parsed(words)
  const count = Number(people)
  if (!Number.isInteger(count) || count < 1 || count > most) throw usage(`--people takes a number from 1 to ${most}`)
  if (today !== undefined && Number.isNaN(Date.parse(today))) throw usage('--today takes a day, YYYY-MM-DD')
  return { people: count, seed, reset, ...(today === undefined ? {} : { today }) }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        people: { type: 'string', default: String(boxWanted.people) },
        seed: { type: 'string', default: boxWanted.seed },
        today: { type: 'string' },
        reset: { type: 'boolean', default: false },
      },
      allowPositionals: false,
    }).values
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'load-population takes --people, --seed, --today and --reset', {}, { cause })
  }
}

function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}
