import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Given } from './validated.ts'

/** The documents of invented people in these folders, `.json` and `.xml`, by name. */
export async function readSampleDocuments(folders: readonly string[]): Promise<readonly Given[]> {
  const found = await Promise.all(folders.map(documentsIn))
  return found.flat()
}

async function documentsIn(folder: string): Promise<readonly Given[]> {
  const names = (await readdir(folder)).filter((name) => /\.(json|xml)$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
