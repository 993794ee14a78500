import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '../../kernel/problem.ts'
import type { Command } from '../command.ts'
import { type TestCountry, type TestSet, writeTestCountries } from '../contact-point/test-countries.ts'

/** Makes keys and files for countries that exchange with each other on this machine. */
export const makeTestCountries: Command = {
  help: `Usage: knutepunkt make-test-countries FOLDER [COUNTRY COUNTRY …]

Makes an authority, certificates and a file for each country, so that each can be started
as a program of its own and exchange with the others: NO and FI where none is named. All of
them are this program, with invented people; the countries are those of the demonstration.
Nothing made here is believed by a contact point that exchanges with real countries.

  --port N           the pages of the first country (8787); each next country has the next
  --exchange-port N  where the other countries ask the first one (8443); the next likewise

A folder where a country is described already is left as it is. The keys last for five
years, the list of revoked certificates for one.

Standard output: the command that starts each country, one a line. Standard error: what to
do then.
`,
  async run(words, terminal) {
    const set = readWords(words)
    const countries = await writeTestCountries(set, new Date())
    terminal.say('Start each country in a terminal of its own, in this folder:')
    for (const each of countries) terminal.write(`${startOf(each, set.folder)}\n`)
    terminal.say(thenOf(countries))
    return 0
  },
}

/** As a shell reads it. */
function startOf({ row, file, port }: TestCountry, folder: string): string {
  const data = `${folder}/data-${row.country}`
  const here = (path: string) => quoted(nearest(path))
  return [
    `KNUTEPUNKT_CONTACT_POINT=${here(file)} KNUTEPUNKT_DATA=${here(data)} KNUTEPUNKT_PORT=${port}`,
    'npx knutepunkt demo',
  ].join(' ')
}

/** From here, where it is below; else the whole path. */
function nearest(path: string): string {
  const fromHere = relative('.', path)
  return fromHere.startsWith('..') ? path : fromHere
}

const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

function thenOf([first, second]: readonly TestCountry[]): string {
  return `Then open http://127.0.0.1:${first?.port}, sign in as the doctor, and ask ${second?.row.country} about one of its invented people.
They find each other within seconds after the last one has started.`
}

const options = { port: { type: 'string' }, 'exchange-port': { type: 'string' } } as const

function readWords(words: readonly string[]): TestSet {
  const { values, positionals } = parsed(words)
  const [folder, ...named] = positionals
  if (folder === undefined) throw usage('Which folder?')
  const countries = named.length === 0 ? ['NO', 'FI'] : named
  if (countries.length < 2 || new Set(countries).size < countries.length) throw usage('Name two or more countries')
  const firstPort = portOf(values.port ?? '8787', countries.length)
  const firstExchangePort = portOf(values['exchange-port'] ?? '8443', countries.length)
  if (Math.abs(firstPort - firstExchangePort) < countries.length) throw usage('Two programs would share a port')
  return { folder: resolve(folder), countries, firstPort, firstExchangePort }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'There is a word that make-test-countries does not know', {}, { cause })
  }
}

/** A port that leaves room for one of each country. */
function portOf(text: string, count: number): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port + count <= 65_536) return port
  throw usage('A port is a number from 1 to 65535')
}

function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}
