import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type Checked,
  type Fault,
  type NotedSeal,
  sqlAccessLog,
  verifyAccessLog,
} from '../../features/access-log/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Database, openDatabase } from '../../platform/sql/database.ts'
import { sqlState } from '../../platform/sql/errors.ts'
import { hasEmbedded } from '../../platform/sql/embedded-running.ts'
import type { Command, Terminal } from '../command.ts'
import { type Config, readConfig } from '../config.ts'
import { readSealKey } from '../keys.ts'
import { ownConnection } from './own-database.ts'

/** Checks every chain of access records and every seal; changes nothing. */
export const verifyAccessLogCommand: Command = {
  help: `Usage: knutepunkt verify-access-log [--last-seal FILE]

Follows the chain of every person's access records from the first to the last, and
checks every seal with the public half of the seal key. It reads DATABASE_URL, or the
embedded database in KNUTEPUNKT_DATA, also while a server runs on it, and changes nothing.

  --last-seal FILE  the last seal as it was noted outside the database: a log that holds
                    lines of the event access-log-sealed, or one such line; the last counts.
                    Without it, seals cut away together with the records since do not show.

Standard output: one JSON line for each fault, then one with what was checked. A chain
is named by its key, which says who the person is only to whoever holds the node's secret.

Exit codes: 0 all is as it was written; 1 something is not; 2 it cannot be checked.
`,
  async run(words, terminal) {
    const { 'last-seal': file } = readWords(words)
    const config = readConfig()
    const lastSeal = file === undefined ? undefined : await readLastSeal(file)
    const keys = await readSealKey(config.keysDirectory)
    await using cleanup = new AsyncDisposableStack()
    const database = await openExisting(config, cleanup)
    const progress = showProgress(terminal)
    let faults = 0
    try {
      for await (const fault of verifyAccessLog(sqlAccessLog(database), keys, {
        lastSeal,
        checked: progress.checked,
      })) {
        faults += 1
        terminal.write(`${JSON.stringify(fault)}\n`)
        terminal.say(toldFault(fault))
      }
    } catch (error) {
      throw sqlState(error) === undefinedTable ? noAccessLog(error) : error
    }
    const checked = progress.done()
    terminal.write(`${JSON.stringify({ ...checked, faults })}\n`)
    const { chains, records, seals } = checked
    terminal.say(`Checked chains: ${chains}, records: ${records}, seals: ${seals}. ${verdict(faults)}`)
    return faults === 0 ? 0 : 1
  },
}

const undefinedTable = '42P01'

const noAccessLog = (cause: unknown) =>
  new Problem('unavailable', 'no-access-log', 'The database has no access log', {}, { cause })

function readWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: { 'last-seal': { type: 'string' } }, allowPositionals: false }).values
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'verify-access-log takes no words but --last-seal FILE', {}, { cause })
  }
}

/** The last note of a seal in a file of JSON lines, as the server logs them. */
async function readLastSeal(file: string): Promise<NotedSeal> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('invalid', 'file-unreadable', 'The file cannot be read', { at: file }, { cause })
  })
  const last = text.split('\n').flatMap(noteIn).at(-1)
  if (last) return last
  throw new Problem('invalid', 'no-seal-noted', 'No line of the file notes a seal', { at: file })
}

function noteIn(line: string): readonly NotedSeal[] {
  if (!line.includes('"sealHash"')) return []
  try {
    const { seal, sealHash } = JSON.parse(line)
    return Number.isSafeInteger(seal) && /^[0-9a-f]{64}$/.test(sealHash) ? [{ number: seal, hash: sealHash }] : []
  } catch {
    return [] // a line that was cut, as the last one of a log may be
  }
}

/** The database as it is: none is made, and no schema brought up to date. */
async function openExisting({ databaseUrl, dataDirectory }: Config, cleanup: AsyncDisposableStack): Promise<Database> {
  const connection = databaseUrl ?? (await existingConnection(dataDirectory, cleanup))
  const database = openDatabase(connection, { maxConnections: 2 })
  cleanup.defer(() => database.close())
  return database
}

async function existingConnection(directory: string, cleanup: AsyncDisposableStack): Promise<string> {
  if (await hasEmbedded(directory)) return ownConnection(directory, cleanup)
  throw new Problem('unavailable', 'no-database', 'There is no database here. Set KNUTEPUNKT_DATA or DATABASE_URL.')
}

const everyRecords = 100_000

/** Counts, and tells a person who watches how far it has come. */
function showProgress({ watched, say }: Terminal) {
  let latest: Checked = { chains: 0, records: 0, seals: 0 }
  let told = 0
  return {
    checked(soFar: Checked) {
      latest = soFar
      if (!watched || soFar.records - told < everyRecords) return
      told = soFar.records
      say(`${soFar.records} records checked …`)
    },
    done: () => latest,
  }
}

const meanings: Readonly<Record<Fault['fault'], string>> = {
  altered: 'was changed, or belongs elsewhere',
  missing: 'was removed, or moved out of its place',
  unlinked: 'does not follow from the record before it',
  'not-as-sealed': 'is not the one that was sealed',
  'passed-over': 'counts as sealed and is not',
  'seal-missing': 'is gone',
  'seal-not-ours': 'was not signed with our key, or does not follow the one before it',
  'seal-not-as-noted': 'is another than the one noted outside the database',
  'sealed-heads-altered': 'does not fit the ends of chains it was put on',
}

function toldFault(fault: Fault): string {
  const place = 'seal' in fault ? `Seal ${fault.seal}` : `Chain ${fault.person}, record ${fault.sequence}`
  return `${place}: ${meanings[fault.fault]} [${fault.fault}]`
}

function verdict(faults: number): string {
  return faults === 0 ? 'All is as it was written.' : `Faults: ${faults}.`
}
