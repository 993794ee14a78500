import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { bodyOf, packBody } from '../../platform/fhir-packages/digested.ts'
import type { Opened } from '../../platform/fhir-packages/open-package.ts'
import type { Packages } from './packages.ts'

/** An entry of this sort says that its URL is another name of a definition. */
const kind = 'Alias'

/**
 * Reads an operator's names of profiles, value sets and code systems: a JSON object from the canonical URL in a document,
 * without version, to that of the definition which answers for it. What is read goes with the packages.
 *
 * @throws Problem `profile-names-unreadable`
 */
export async function openProfileNames(file: string): Promise<Opened> {
  const names = Object.entries(await readNames(file))
  const bodies = names.map(([, target]) => packBody(target))
  let end = 0
  const entries = names.map(([url], at) => {
    const { length } = bodies[at]!
    end += length
    return { kind, url, version: undefined, offset: end - length, length }
  })
  const digested = { name: basename(file), version: undefined, entries, bodies: new Uint8Array(Buffer.concat(bodies)) }
  return { digested, path: file, cache: 'unkept', unreadable: [] }
}

/** The names among the packages, a later file winning. */
export function profileNamesIn(packages: Packages): ReadonlyMap<string, string> {
  return new Map(
    packages.flatMap(({ digested }) =>
      digested.entries
        .filter((entry) => entry.kind === kind)
        .map((entry) => [entry.url, String(bodyOf(digested, entry))] as const),
    ),
  )
}

async function readNames(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    const names: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (isNames(names)) return names
  } catch (cause) {
    throw unreadable(file, cause)
  }
  throw unreadable(file)
}

function isNames(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([from, to]) => !from.includes('|') && typeof to === 'string' && to !== '')
}

function unreadable(file: string, cause?: unknown): Problem {
  const message = 'The file of profile names is not a JSON object from URL to URL'
  return new Problem('invalid', 'profile-names-unreadable', message, { at: basename(file) }, { cause })
}
