import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ImportNeeds, importPapers, rememberingReader } from '../features/council-import/index.ts'
import { type PaperFile, sha256Of } from '../features/council-papers/index.ts'

/** Council papers of our own writing, imported in the demo. */
const directory = join(import.meta.dirname, '../../samples/papers')

/** Imports our own papers where they are not there yet, so that the demo has something to show. */
export async function importSamplePapers(needs: Omit<ImportNeeds, 'read' | 'prepare'>): Promise<void> {
  const files = await samplePapers()
  const known = await needs.imports.publicNames()
  const derived = await needs.imports.listDerived()
  // A start that was killed may have left papers without records.
  if (derived.length > 0 && files.every(({ bytes }) => known.has(sha256Of(bytes)))) return
  await importPapers({ ...needs, ...rememberingReader() })(files, { by: 'import', byName: 'Demo' })
}

/** Every paper in the folder but its readme. */
export async function samplePapers(): Promise<readonly PaperFile[]> {
  const names = (await readdir(directory)).filter((name) => /\.(md|txt|pdf)$/.test(name) && name !== 'README.md').sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(directory, name)) })))
}
