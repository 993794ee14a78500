import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Documents from many countries that lie beside the checkout where there are any; never part of the repository. */
const folder = join(import.meta.dirname, '../../shared/vectors')

/** Said loudly by every test that could not run on them. */
export const noVectors = existsSync(folder) ? false : 'NOT RUN: no documents beside the checkout (../shared/vectors)'

export type Sample = { readonly name: string; readonly bytes: Uint8Array }

/** The XML documents of a folder of vectors, by name; empty when there are none. */
export function vectors(...folders: readonly string[]): readonly Sample[] {
  return folders.flatMap((each) => filesIn(join(folder, each), '.xml'))
}

/** The FHIR Bundles of a folder of vectors, by name; empty when there are none. */
export function bundles(...folders: readonly string[]): readonly Sample[] {
  return folders.flatMap((each) => filesIn(join(folder, each), '.json'))
}

/** Our own documents in a folder of the repository. */
export function own(...folders: readonly string[]): readonly Sample[] {
  return folders.flatMap((each) => filesIn(join(import.meta.dirname, '..', each), '.xml'))
}

function filesIn(path: string, ending: string): Sample[] {
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }))
}
