import { compileProfile } from './compile-profile.ts'
import { compileType } from './compile-type.ts'
import type { Definitions, StructureDefinition } from './definitions.ts'
import { type ElementTree, elementTree } from './element-tree.ts'
import type { Invariants } from './invariant/invariant.ts'
import { keptByDefinition } from './kept-by-definition.ts'
import type { Program } from './program.ts'

/** Programs, compiled when first asked for and kept. */
export type Programs = {
  /** Of a type itself, by its name (`Patient`, `HumanName`, `date`); undefined where no definition with a snapshot is known. */
  type(code: string): Program | undefined
  /**
   * Of a profile, by its canonical URL; of a type's own URL, a program that asks nothing more. Undefined where no
   * definition with a snapshot is known.
   */
  profile(canonical: string): Program | undefined
  /** The names of the types that target profiles are of; empty where one of them is not known. */
  targetTypes(targetProfiles: readonly string[]): ReadonlySet<string>
  /** Those of target profiles that are known, by the type they are of. */
  targetsByType(targetProfiles: readonly string[]): ReadonlyMap<unknown, readonly string[]>
}

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

/** Programs of these definitions; each is compiled once, whatever names and versions lead to its definition. */
export function makePrograms(definitions: Definitions, invariants: Invariants): Programs {
  const find = (canonical: string) => definitions.structure(canonical)
  const tree = keptByDefinition({ find, make: treeOf })
  const type = keptByDefinition({
    find: (code) => find(typeBase + code),
    make: (definition) =>
      definition.derivation === 'constraint' || !treeOf(definition) ? undefined : compileType(definition, invariants),
    namesOf: (definition) => [definition.type],
  })
  const profile = keptByDefinition({
    find,
    make(definition) {
      const root = treeOf(definition)
      return root && compileProfile(definition, root, { invariants, type, tree })
    },
  })
  // By the lists of the programs themselves: there are no more of them than of these.
  const types = new Map<readonly string[], ReadonlySet<string>>()
  const targetTypes = (targetProfiles: readonly string[]) => {
    const known = types.get(targetProfiles) ?? typesOf(targetProfiles, definitions)
    types.set(targetProfiles, known)
    return known
  }
  const targets = new Map<readonly string[], ReadonlyMap<unknown, readonly string[]>>()
  const targetsByType = (targetProfiles: readonly string[]) => {
    const known = targets.get(targetProfiles) ?? byType(targetProfiles, profile)
    targets.set(targetProfiles, known)
    return known
  }
  return { type, profile, targetTypes, targetsByType }
}

function byType(targetProfiles: readonly string[], profile: Programs['profile']) {
  const found = new Map<string, string[]>()
  for (const each of targetProfiles) {
    const type = profile(each)?.type
    if (type !== undefined) found.set(type, [...(found.get(type) ?? []), each])
  }
  return found
}

/** Elements in elements, and slices of slices; R4 itself has some ten. */
const deepest = 100

/**
 * Whether anything can be held against a definition: it has a snapshot, and one that does not go so deep that it is no
 * definition, but an attack.
 */
export function hasUsableSnapshot({ snapshot }: StructureDefinition): boolean {
  const elements = snapshot?.element ?? []
  return elements.length > 0 && elements.every(({ id }) => id.split(/[./]/).length < deepest)
}

function treeOf(definition: StructureDefinition): ElementTree | undefined {
  return hasUsableSnapshot(definition) ? elementTree(definition.snapshot?.element ?? []) : undefined
}

function typesOf(targetProfiles: readonly string[], definitions: Definitions): ReadonlySet<string> {
  const types = targetProfiles.map((each) => typeOf(each, definitions))
  return new Set(types.includes(undefined) ? [] : types.flatMap((each) => each ?? []))
}

/** R4's own need no look: their URL ends in the type. */
function typeOf(profile: string, definitions: Definitions): string | undefined {
  const [, name] = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/([A-Z][A-Za-z]+)(?:\||$)/.exec(profile) ?? []
  return name ?? definitions.structure(profile)?.type
}
