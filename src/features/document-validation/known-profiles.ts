import { aliases, ownDefinitions } from '../../validation/profiles/catalogue.ts'
import { OWN } from '../../validation/profiles/table.ts'
import type { Packages } from './packages.ts'
import { profileNamesIn } from './profile-names.ts'

/** The canonical URLs, without version, of every profile and type that documents may be held to; ours by the published. */
export function profilesIn(packages: Packages): readonly string[] {
  const kinds = packages.flatMap(({ digested }) =>
    digested.entries.filter(({ kind }) => kind === 'StructureDefinition'),
  )
  const own = new Set(ownDefinitions.flatMap(({ resourceType, url }) => (resourceType === 'ValueSet' ? [] : [url])))
  const followed = [...aliases].flatMap(([published, ours]) => (own.has(ours) ? [published] : []))
  const all = [...kinds.map(({ url }) => url), ...followed, ...profileNamesIn(packages).keys()]
  return [...new Set(all)].filter((url) => !url.startsWith(OWN))
}

/** What a name that somebody typed for a profile comes to. */
export type NamedProfile =
  | { readonly is: 'known'; readonly canonical: string }
  /** Several have this name. */
  | { readonly is: 'ambiguous'; readonly canonicals: readonly string[] }
  /** None has; `nearest` is the one that was most likely meant, where one is near. */
  | { readonly is: 'unknown'; readonly nearest: string | undefined }

/**
 * Finds a profile by its canonical URL, or by the last part of it in any case, each with or without `|version`.
 *
 * @param known canonical URLs without version
 */
export function profileNamed(typed: string, known: readonly string[]): NamedProfile {
  const [name = '', ...version] = typed.split('|')
  const canonical = (url: string) => [url, ...version].join('|')
  if (known.includes(name)) return { is: 'known', canonical: typed }
  const found = name.includes('/') ? [] : known.filter((url) => lastOf(url) === name.toLowerCase())
  const [only, ...others] = found
  if (only === undefined) return { is: 'unknown', nearest: nearestTo(name, known) }
  return others.length === 0 ? { is: 'known', canonical: canonical(only) } : { is: 'ambiguous', canonicals: found }
}

function lastOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1).toLowerCase()
}

/** Letters that may differ: a fifth of the name, and two in a short one. */
const mostApart = (name: string) => Math.max(2, Math.floor(name.length / 5))

/** A URL is compared as a whole as well: what is misspelt may be the part before the name. */
function nearestTo(typed: string, known: readonly string[]): string | undefined {
  const name = lastOf(typed)
  const most = mostApart(name)
  const near = known
    .map((url) => ({ url, apart: distance(name, lastOf(url), most), whole: distance(typed, url, typed.length) }))
    .filter(({ apart }) => apart <= most)
  return near.sort((a, b) => a.apart - b.apart || a.whole - b.whole)[0]?.url
}

/** Letters to put in, take out or change (Levenshtein); above `most` only that it is more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}
