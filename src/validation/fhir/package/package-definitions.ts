import type { CodeSystem, Definitions, StructureDefinition, ValueSet } from '../definitions.ts'

/** Where one definition of a package stands, and how to read it. */
export type PackagedDefinition = {
  /** The package's name. */
  readonly package: string
  /** The resource type. */
  readonly kind: string
  readonly url: string
  readonly version: string | undefined
  read(): unknown
}

/**
 * Definitions of several packages together.
 *
 * Without a version, FHIR's own value sets and code systems stay what they are in FHIR R4, those of HL7 Terminology take
 * the place of the copies R4 came with, and of all others the newest is taken; of the same version, that of the package
 * named last. A version that is not loaded is answered by another with the same major and minor number. So does HL7's own
 * validator. Beyond that, a profile is answered by the newest of the same major version: profiles name patches of
 * packages that were followed by the next. Who must know, asks the answer for its `version`.
 *
 * @see https://hl7.org/fhir/R4/references.html#canonical
 */
export function definitionsOf(packaged: Iterable<PackagedDefinition>): Definitions {
  const byKind = byKindAndUrl(packaged)
  const named = (kind: string) => {
    const byUrl = byKind.get(kind)
    return (url: string) => byUrl?.get(url) ?? none
  }
  return {
    structure: finder<StructureDefinition>(named('StructureDefinition'), [exactly, sameMinor, sameMajor]),
    valueSet: finder<ValueSet>(named('ValueSet'), [exactly, sameMinor]),
    codeSystem: finder<CodeSystem>(named('CodeSystem'), [exactly, sameMinor]),
    names: (uri) => named('NamingSystem')(uri).length > 0,
  }
}

const none: readonly PackagedDefinition[] = []

/** One map for each kind: a key joined of both would be written and hashed anew for every URL of a document. */
function byKindAndUrl(packaged: Iterable<PackagedDefinition>) {
  const byKind = new Map<string, Map<string, PackagedDefinition[]>>()
  for (const each of packaged) {
    const byUrl = byKind.get(each.kind) ?? new Map<string, PackagedDefinition[]>()
    byKind.set(each.kind, byUrl)
    const same = byUrl.get(each.url)
    if (same) same.push(each)
    else byUrl.set(each.url, [each])
  }
  for (const byUrl of byKind.values()) {
    for (const same of byUrl.values()) if (same.length > 1) same.reverse().sort(inPreference)
  }
  return byKind
}

type Answers = (version: string | undefined, wanted: string) => boolean

function finder<Kind>(named: (url: string) => readonly PackagedDefinition[], answering: readonly Answers[]) {
  const read = new Map<PackagedDefinition, Kind>()
  return (canonical: string): Kind | undefined => {
    // Most name no version, and are asked for as they are.
    const [url = '', version = ''] = canonical.includes('|') ? canonical.split('|') : [canonical]
    const found = choose(named(url), version, answering)
    if (!found) return undefined
    const before = read.get(found)
    if (before) return before
    // The digest kept the fields of this type and no others.
    const definition = found.read() as Kind
    read.set(found, definition)
    return definition
  }
}

function choose(all: readonly PackagedDefinition[], version: string, answering: readonly Answers[]) {
  if (version === '') return all[0]
  for (const answers of answering) {
    const found = all.find((each) => answers(each.version, version))
    if (found) return found
  }
  return undefined
}

const exactly: Answers = (version, wanted) => version === wanted

const sameMinor: Answers = (version, wanted) => {
  const [own, asked] = [partsOf(version).numbers, partsOf(wanted).numbers]
  return asked.length > 1 && own[0] === asked[0] && own[1] === asked[1]
}

const sameMajor: Answers = (version, wanted) => {
  const [[major], [asked]] = [partsOf(version).numbers, partsOf(wanted).numbers]
  return major !== undefined && major > 0 && major === asked
}

const terminology = 'http://terminology.hl7.org/'

/** Before the version counts the package: lower comes first. */
function rankOf({ package: name, kind, url }: PackagedDefinition): number {
  const core = /^hl7\.fhir\.r4\.(core|examples)$/.test(name)
  if (core) return url.startsWith(terminology) ? 3 : kind === 'StructureDefinition' ? 2 : 0
  return name.startsWith('hl7.terminology') ? 1 : 2
}

/** `2.0.0` after `1.9`, a release after its drafts (`2.0.0-ballot`), and any of these after a date or no version. */
function inPreference(one: PackagedDefinition, other: PackagedDefinition): number {
  const rank = rankOf(one) - rankOf(other)
  if (rank !== 0) return rank
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
