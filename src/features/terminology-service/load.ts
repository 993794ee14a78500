import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import {
  type ConceptIndex,
  conceptIndexBuilder,
  type TerminologySource,
} from '../../standards/terminology/concept-index.ts'
import { type FormatSettings, terminologyFormats } from '../../standards/terminology/formats/terminology-formats.ts'
import { geographicNames } from '../../standards/terminology/geographic-names.ts'
import type { Emit, Refusal, TerminologyFormat, TerminologyItem } from '../../standards/terminology/terminology-item.ts'

/** A folder read with all its subfolders; a later folder's texts win over an earlier one's. */
export type TerminologyFolder = { readonly path: string; readonly source: TerminologySource }

/** What one file gave. */
export type FileReport = {
  /** Relative to its folder. */
  readonly file: string
  readonly source: string
  /** The format's name; undefined where no format recognised the file and nothing was read. */
  readonly format: string | undefined
  readonly designations: number
  readonly concepts: number
  readonly members: number
  readonly refused: number
  /** The first refusals, at most 100; `refused` counts them all. */
  readonly refusals: readonly Refusal[]
}

export type LoadReport = {
  readonly files: readonly FileReport[]
  readonly seconds: number
}

/** One source, and how many texts and codes it gave. */
export type UsedTerminology = { readonly name: string; readonly designations: number; readonly concepts: number }

/** What was loaded, by source, in the order it was given. */
export function usedTerminology({ files }: LoadReport): readonly UsedTerminology[] {
  return [...Map.groupBy(files, ({ source }) => source)].map(([name, of]) => ({
    name,
    designations: of.reduce((sum, { designations }) => sum + designations, 0),
    concepts: of.reduce((sum, { concepts }) => sum + concepts, 0),
  }))
}

export type LoadedTerminology = { readonly index: ConceptIndex; readonly report: LoadReport }

export type LoadNeeds = {
  /** Monotonic milliseconds. */
  readonly elapsed: () => number
  readonly settings?: FormatSettings
  /** Called before each file, and now and then inside a long one. */
  readonly progress?: (progress: {
    readonly file: string
    readonly done: number
    readonly of: number
    readonly bytes: number
  }) => void
}

/** Our own texts, shipped in the repository. */
export const shippedTerminology: TerminologyFolder = {
  path: join(import.meta.dirname, '../../../terminology'),
  source: { name: 'Knutepunkt', kind: 'shipped' },
}

const headBytes = 4096
const largestWhole = 256 * 1024 * 1024
const progressEvery = 16 * 1024 * 1024
const refusalsKept = 100

type Found = {
  readonly path: string
  readonly file: string
  readonly folder: number
  readonly format: TerminologyFormat | undefined
}

/**
 * Reads every file of the folders into one index. Files that lean on others are read after them, else folder by folder
 * and by name. A file no format knows, and every refused line, is in the report; neither stops the load. Files read by
 * lines are streamed.
 *
 * @throws Problem `unavailable` where a folder or file cannot be read
 */
export async function loadTerminology(
  folders: readonly TerminologyFolder[],
  { elapsed, settings = {}, progress }: LoadNeeds,
): Promise<LoadedTerminology> {
  const began = elapsed()
  const formats = terminologyFormats(settings)
  const found: Found[] = []
  for (const [at, folder] of folders.entries()) found.push(...(await filesOf(folder, at, formats)))
  found.sort((a, b) => (a.format?.order ?? 0) - (b.format?.order ?? 0) || a.folder - b.folder)

  const builder = conceptIndexBuilder(folders.map(({ source }) => source))
  const files: FileReport[] = []
  for (const [done, { path, file, folder, format }] of found.entries()) {
    const source = folders[folder]!.source
    const tell = (bytes: number): void => progress?.({ file, done, of: found.length, bytes })
    tell(0)
    const tally = tallyOf((item) => builder.add(item, source))
    if (format) await reading(file, () => readInto(path, format, tally.emit, tell))
    files.push({ file, source: source.name, format: format?.name, ...tally.counted() })
  }
  return { index: builder.build(geographicNames), report: { files, seconds: (elapsed() - began) / 1000 } }
}

async function filesOf(folder: TerminologyFolder, at: number, formats: readonly TerminologyFormat[]): Promise<Found[]> {
  const entries = await reading(basename(folder.path), () =>
    readdir(folder.path, { recursive: true, withFileTypes: true }),
  )
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/^readme/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(
    paths.map(async (path) => {
      const file = relative(folder.path, path)
      const head = await reading(file, () => headOf(path))
      return { path, file, folder: at, format: formats.find((format) => format.recognises(basename(path), head)) }
    }),
  )
}

async function headOf(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return new TextDecoder('utf-8').decode(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

async function readInto(path: string, format: TerminologyFormat, emit: Emit, tell: (bytes: number) => void) {
  if (format.reading === 'lines') return streamLines(path, format.start(emit), emit, tell)
  if ((await stat(path)).size > largestWhole) return emit({ kind: 'refused', reason: 'too-large' })
  const bytes = await readFile(path)
  const text = utf8(bytes)
  if (text === undefined) emit({ kind: 'refused', reason: 'not-utf-8' })
  else format.parse(text, emit)
}

/** Whole lines of strict UTF-8; a line with other bytes is refused and the rest is read. */
async function streamLines(
  path: string,
  reader: { line(text: string, number: number): void; end(): void },
  emit: Emit,
  tell: (bytes: number) => void,
): Promise<void> {
  let number = 0
  let read = 0
  let told = 0
  let rest: Buffer = Buffer.alloc(0)
  const give = (bytes: Buffer): void => {
    number++
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length
    const text = utf8(bytes.subarray(0, end))
    if (text === undefined) emit({ kind: 'refused', reason: 'not-utf-8', line: number })
    else reader.line(text, number)
  }
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      give(bytes.subarray(start, end))
      start = end + 1
    }
    rest = Buffer.from(bytes.subarray(start))
    if (rest.length > longestLine) {
      emit({ kind: 'refused', reason: 'too-large', line: number + 1 })
      return
    }
    read += piece.length
    if (read - told >= progressEvery) {
      tell(read)
      told = read
    }
  }
  if (rest.length > 0) give(rest)
  reader.end()
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const longestLine = 64 * 1024 * 1024

const strict = new TextDecoder('utf-8', { fatal: true })

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined // TypeError: not UTF-8
  }
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem(
      'unavailable',
      'terminology-unreadable',
      'A terminology file or folder cannot be read',
      { at: file },
      { cause },
    )
  }
}

function tallyOf(take: Emit): { readonly emit: Emit; counted(): Omit<FileReport, 'file' | 'source' | 'format'> } {
  const counts = { designation: 0, concept: 0, member: 0, refused: 0, 'value-set': 0 }
  const refusals: Refusal[] = []
  return {
    emit(item: TerminologyItem) {
      counts[item.kind]++
      if (item.kind === 'refused') {
        if (refusals.length < refusalsKept) refusals.push(item)
      } else take(item)
    },
    counted: () => ({
      designations: counts.designation,
      concepts: counts.concept,
      members: counts.member,
      refused: counts.refused,
      refusals,
    }),
  }
}
