import type { CodeSystem, Definitions, StructureDefinition, ValueSet } from './definitions.ts'

/** Where one definition of a package stands, and how to read it. */
export type PackagedDefinition = {
  /** The resource type. */
  readonly kind: string
  readonly url: string
  readonly version: string | undefined
  read(): unknown
}

/**
 * Definitions of several packages together. Without a version the newest is taken, and of the same version that of the
 * package named last. A version may be given in part: `|2.0` is answered by the newest 2.0.x. Where exactly that version
 * is not loaded, the newest of the same major version answers; who must know, asks the answer for its `version`.
 *
 * @see https://hl7.org/fhir/R4/references.html#canonical
 */
export function definitionsOf(packaged: Iterable<PackagedDefinition>): Definitions {
  const byUrl = new Map<string, PackagedDefinition[]>()
  for (const each of packaged) {
    const key = `${each.kind} ${each.url}`
    const same = byUrl.get(key)
    if (same) same.push(each)
    else byUrl.set(key, [each])
  }
  for (const same of byUrl.values()) if (same.length > 1) same.reverse().sort(newestFirst)
  return {
    structure: finder<StructureDefinition>('StructureDefinition', byUrl),
    valueSet: finder<ValueSet>('ValueSet', byUrl),
    codeSystem: finder<CodeSystem>('CodeSystem', byUrl),
  }
}

function finder<Kind>(kind: string, byUrl: ReadonlyMap<string, readonly PackagedDefinition[]>) {
  const read = new Map<PackagedDefinition, Kind>()
  return (canonical: string): Kind | undefined => {
    const [url = '', version] = canonical.split('|')
    const all = byUrl.get(`${kind} ${url}`)
    const found =
      all?.find((each) => answers(each.version, version)) ?? all?.find((each) => near(each.version, version))
    if (!found) return undefined
    const before = read.get(found)
    if (before) return before
    // The digest kept the fields of this type and no others.
    const definition = found.read() as Kind
    read.set(found, definition)
    return definition
  }
}

function answers(version: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === '' || version === wanted || (version?.startsWith(`${wanted}.`) ?? false)
}

/** A profile of one package often names a patch of another that was followed by the next. */
function near(version = '', wanted = ''): boolean {
  const [[major], [wantedMajor]] = [partsOf(version).numbers, partsOf(wanted).numbers]
  return major !== undefined && major > 0 && major === wantedMajor
}

/** `2.0.0` after `1.9`, a release after its drafts (`2.0.0-ballot`), and any of these after a date or no version. */
function newestFirst(one: PackagedDefinition, other: PackagedDefinition): number {
  const [a, b] = [partsOf(one.version), partsOf(other.version)]
  for (const at of [0, 1, 2, 3]) {
    const difference = (b.numbers[at] ?? -1) - (a.numbers[at] ?? -1)
    if (difference !== 0) return difference
  }
  return a.label === b.label ? 0 : a.label === '' ? -1 : b.label === '' ? 1 : a.label < b.label ? 1 : -1
}

function partsOf(version = ''): { readonly numbers: readonly number[]; readonly label: string } {
  const [, numbers, label = ''] = /^(\d+(?:\.\d+){0,3})(?:[-+.](.*))?$/.exec(version) ?? []
  if (numbers === undefined || /^\d{4}(-\d\d|$)/.test(version)) return { numbers: [], label: version }
  return { numbers: numbers.split('.').map(Number), label }
}
