import { parseArgs } from 'node:util'
import { sqlCouncilStore } from '../../features/council/index.ts'
import {
  type FileOutcome,
  importPapers,
  readFiles,
  rememberingReader,
  sqlImportStore,
} from '../../features/council-import/index.ts'
import { renderReading } from '../../features/council-papers/index.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Command, ExitCode, Terminal } from '../command.ts'
import { readConfig } from '../config.ts'
import { told } from '../told.ts'
import { openConfigured } from './papers-database.ts'
import { filesNamed } from './papers-files.ts'
import { readingOverview } from './papers-overview.ts'

/** Reads the councils' papers, and imports them. */
export const papers: Command = {
  help: `Usage: knutepunkt papers read FILE|FOLDER … [--json]
       knutepunkt papers import FILE|FOLDER … [--internal]

read    prints what would be imported, and stores nothing. All files are read together:
        the order does not matter, and one paper may be a part of another.
        --json prints it as JSON for machines.
import  puts the papers into the configured database (DATABASE_URL, or the embedded one
        in KNUTEPUNKT_DATA, also while a server runs on it). The same papers again change
        nothing. What people have changed by hand stays as they left it. Anybody may then
        read what they say; with --internal only those who work with the councils may open
        the papers, and they become no records until somebody opens them to all.

Papers may be PDF, Markdown or text, in any encoding. Of a folder everything is taken that
can be read, and what cannot is named. Each file is taken whole or not at all.

Standard output: what was read, or what came of the import. Standard error: progress, and
each file that is refused, with the reason.

Exit codes: 0 all files were read; 1 some were refused, and the others were taken;
2 none could be read, or the command was not understood.
`,
  async run(words, terminal) {
    const { action, files, json, internal } = readWords(words)
    const named = await filesNamed(files)
    if (named.length === 0) throw new Problem('invalid', 'file-unreadable', 'There are no files there')
    return action === 'read'
      ? read(named, json, terminal)
      : importThem(named, internal ? 'internal' : 'public', terminal)
  },
}

type Files = Parameters<typeof readFiles>[0]

async function read(files: Files, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const reader = rememberingReader()
  const outcomes = await readFiles(files, reader, progressOn(terminal))
  sayUnread(outcomes, terminal)
  const texts = outcomes.flatMap((each) => (each.outcome === 'refused' ? [] : [each.paper]))
  if (texts.length === 0) return 2
  const reading = reader.read(texts)
  terminal.write(json ? `${JSON.stringify(renderReading(reading), null, 1)}\n` : readingOverview(reading))
  return texts.length === files.length ? 0 : 1
}

async function importThem(files: Files, visibility: 'public' | 'internal', terminal: Terminal): Promise<ExitCode> {
  const now = () => new Date()
  await using cleanup = new AsyncDisposableStack()
  const database = await openConfigured(readConfig(), cleanup, now())
  const bring = importPapers({
    imports: sqlImportStore(database),
    councils: sqlCouncilStore(database),
    ...rememberingReader(),
    now,
  })
  const {
    files: outcomes,
    counts,
    asking,
  } = await bring(files, { by: 'import', byName: 'Import', visibility }, progressOn(terminal))
  sayUnread(outcomes, terminal)
  const taken = outcomes.filter(({ outcome }) => outcome !== 'refused')
  for (const each of taken) terminal.write(`${each.name}: ${each.outcome === 'new' ? 'new' : 'already there'}\n`)
  const { added, changed, same, removed } = counts
  terminal.write(`Records: ${added} new, ${changed} changed, ${removed} removed, ${same} as before\n`)
  for (const name of asking) terminal.say(`${name}: which council and which day is it of? /radsarbeid/import asks.`)
  return taken.length === files.length ? 0 : taken.length > 0 ? 1 : 2
}

/** What of the files could not be read: all of some, and the pages of others that are pictures. */
function sayUnread(outcomes: readonly FileOutcome[], { say }: Terminal): void {
  for (const each of outcomes) {
    if (each.outcome === 'refused') say(`${each.name}: ${told(each.problem)}`)
    else if ((each.paper.textless ?? 0) > 0) {
      say(`${each.name}: ${each.paper.textless} of ${each.paper.pages} pages hold no text, and were not read`)
    }
  }
}

const pagesBetweenWords = 50

/** Tells a person who watches how far it has come. */
function progressOn({ watched, say }: Terminal) {
  return (name: string, page?: number, of?: number) => {
    if (!watched) return
    if (page === undefined) say(`${name} …`)
    else if (page % pagesBetweenWords === 0) say(`${name}: page ${page} of ${of} …`)
  }
}

function readWords(words: readonly string[]) {
  const { values, positionals } = parsed(words)
  const [action, ...files] = positionals
  if ((action !== 'read' && action !== 'import') || files.length === 0) {
    throw usage('papers takes read or import, and at least one file')
  }
  if (action === 'import' && values.json) throw usage('--json goes with read')
  if (action === 'read' && values.internal) throw usage('--internal goes with import')
  return { action, files, ...values } as const
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { json: { type: 'boolean', default: false }, internal: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
  } catch (cause) {
    throw new Problem('invalid', 'usage', 'There is an option that papers does not know', {}, { cause })
  }
}

function usage(message: string): Problem {
  return new Problem('invalid', 'usage', message)
}
