import { Problem } from '../../kernel/problem.ts'
import type { Act, CouncilStore, RecordKind, Stored } from '../council/index.ts'
import {
  type PaperFile,
  type PaperFound,
  type Reading,
  readPaperFile,
  refusedByContent,
} from '../council-papers/index.ts'
import type { PaperReader } from './remember.ts'
import { printedRecords, recordsOf } from './records-of.ts'
import { releaseRecords } from './release-records.ts'
import { openDrafts } from './answers.ts'
import { currentReviews } from './apply-reviews.ts'
import { derivation, lastDerived } from './last-derived.ts'
import { reconcile } from './reconcile.ts'
import type { Derived, ImportStore, PaperSource, Review } from './store.ts'

/** What importing needs from the rest of the system. */
export type ImportNeeds = PaperReader & {
  readonly imports: ImportStore
  readonly councils: CouncilStore
  readonly now: () => Date
}

/** Who brings papers, and whether anybody may open them. */
export type Bringing = Pick<Act, 'by' | 'byName'> & { readonly visibility?: 'public' | 'internal' }

/** What was found in one file. */
export type FileOutcome = { readonly name: string } & (
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | {
      readonly outcome: 'new' | 'known'
      readonly paper: PaperFound
      /** What it says by itself, before it meets the others. */
      readonly reading: Reading
    }
)

/** What came of an import. */
export type ImportOutcome = {
  readonly files: readonly FileOutcome[]
  readonly counts: ReturnType<typeof reconcile>['counts']
  /** Names of the papers, old and new, that together leave open which council or which day they are of. */
  readonly asking: readonly string[]
}

/** How far an import has come: which file, and of a PDF which page. */
export type ImportProgress = (name: string, page?: number, of?: number) => void

/**
 * Reads files one by one; a file that cannot be read is told of, and nothing of it is kept.
 *
 * @returns in the order of the files
 */
export async function readFiles(
  files: readonly PaperFile[],
  { read, prepare }: PaperReader,
  progress: ImportProgress = () => {},
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = []
  for (const file of files) {
    progress(file.name)
    try {
      const paper = await readPaperFile(file, (page, of) => progress(file.name, page, of))
      await prepare?.(paper)
      const reading = read([paper])
      const refused = refusedByContent(paper.lines, recognised(reading))
      if (refused) throw refused
      outcomes.push({ name: file.name, outcome: 'new', paper, reading })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      outcomes.push({ name: file.name, outcome: 'refused', problem })
    }
  }
  return outcomes
}

/** How much of a council there is in a reading. */
export function recognised({ meetings, cases, grants, timelines }: Reading): number {
  return meetings.length + cases.length + grants.length + timelines.length
}

/**
 * Imports papers: keeps those that can be read, derives all records anew from all papers and reviews, and commits the
 * difference. The same papers again change nothing.
 *
 * @throws Problem `conflict` (`changed-meanwhile`) when others kept changing the same records
 */
export function importPapers(needs: ImportNeeds) {
  const { imports, now } = needs
  return async (files: readonly PaperFile[], who: Bringing, progress?: ImportProgress): Promise<ImportOutcome> => {
    const outcomes = await readFiles(files, needs, progress)
    const known = new Set((await imports.listPapers()).map(({ sha256 }) => sha256))
    const { by, byName, visibility = 'public' } = who
    const papers = outcomes.flatMap((each, index) =>
      each.outcome === 'new' && !known.has(each.paper.sha256)
        ? [{ ...each.paper, bytes: files[index]!.bytes, visibility, by, byName, receivedAt: now() }]
        : [],
    )
    await imports.putPapers(papers)
    try {
      const counts = await deriveRecords(needs)({ by, byName, why: 'Import av papirer', at: now() })
      return { files: outcomes.map((each) => marked(each, known)), counts, asking: await askingPapers(needs) }
    } catch (error) {
      // Nothing is half-imported: without its records, a paper is not there either.
      await imports.removePapers(papers.map(({ sha256 }) => sha256))
      throw error
    }
  }
}

async function askingPapers(needs: ImportNeeds): Promise<readonly string[]> {
  const { papers, reviews, reading } = await allPrinted(needs)
  const names = new Map(papers.map(({ sha256, name }) => [sha256, name]))
  const drafts = openDrafts(reading, currentReviews(reviews))
  return [...new Set(drafts.flatMap(({ sources }) => sources.flatMap(({ document }) => names.get(document) ?? [])))]
}

function marked(file: FileOutcome, known: ReadonlySet<string>): FileOutcome {
  return file.outcome === 'new' && known.has(file.paper.sha256) ? { ...file, outcome: 'known' } : file
}

const attempts = 8

/**
 * Derives all records anew and commits what is different from those stored: once more when somebody was faster, and once
 * more when papers or reviews came meanwhile, so that the last to end has seen all there is.
 */
export function deriveRecords({ imports, councils, read }: ImportNeeds) {
  return async (act: Act): Promise<ImportOutcome['counts']> => {
    const sum = { added: 0, changed: 0, removed: 0 }
    for (let attempt = 1; ; attempt++) {
      const [papers, reviews] = await Promise.all([publicPapers(imports), imports.listReviews()])
      const [noted, stored] = await Promise.all([imports.listDerived(), allStored(councils)])
      const records = [...recordsOf(read(papers), reviews, papers), ...releaseRecords(papers)]
      const before = await lastDerived(councils, records, noted, stored)
      const { writes, derived, forget, counts } = reconcile(records, before, stored)
      try {
        if (writes.length > 0) await councils.commit(derivation(act), writes)
        await imports.putDerived(changedSince(noted, derived), forget)
      } catch (error) {
        const meanwhile = error instanceof Problem && error.code === 'changed-meanwhile'
        if (!meanwhile || attempt >= attempts) throw error
        continue
      }
      for (const name of ['added', 'changed', 'removed'] as const) sum[name] += counts[name]
      const seen = markOf(new Set(papers.map(({ sha256 }) => sha256)), reviews)
      const there = markOf(new Set((await imports.publicNames()).keys()), await imports.listReviews())
      if (seen === there || attempt >= attempts) return { ...sum, same: counts.same }
    }
  }
}

/** What records were derived from: the papers, and the reviews. */
function markOf(papers: ReadonlySet<string>, reviews: readonly Review[]): string {
  return [...[...papers].sort(), ...reviews.map(({ id }) => id)].join(' ')
}

async function publicPapers(imports: ImportStore): Promise<readonly PaperSource[]> {
  return (await imports.listPapers()).filter(({ visibility }) => visibility === 'public')
}

/** What all public papers say together, before people's corrections: what a person reviews. */
export async function allPrinted({ imports, read }: Pick<ImportNeeds, 'imports' | 'read'>) {
  const [papers, reviews] = await Promise.all([publicPapers(imports), imports.listReviews()])
  const reading = read(papers)
  return { papers, reviews, reading, records: printedRecords(reading, reviews, papers) }
}

const importedKinds: readonly RecordKind[] = [
  'council',
  'seat',
  'membership',
  'meeting',
  'case',
  'matter',
  'commitment',
  'difference',
  'grant',
  'figure',
  'timeline',
  'release',
]

async function allStored(councils: CouncilStore): Promise<readonly Stored[]> {
  return (await Promise.all(importedKinds.map((kind) => councils.list(kind)))).flat()
}

function changedSince(before: readonly Derived[], now: readonly Derived[]): readonly Derived[] {
  const keyOf = ({ council, kind, id }: Derived) => `${council} ${kind} ${id}`
  const known = new Map(before.map((each) => [keyOf(each), JSON.stringify(sorted(each.content))]))
  return now.filter((each) => known.get(keyOf(each)) !== JSON.stringify(sorted(each.content)))
}

/** The value with its fields in one order: databases keep them in an order of their own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
