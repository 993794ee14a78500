import { compileProfile } from './compile-profile.ts'
import { compileType } from './compile-type.ts'
import type { Definitions } from './definitions.ts'
import { type ElementTree, elementTree } from './element-tree.ts'
import type { Invariants } from './invariant.ts'
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
}

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

export function makePrograms(definitions: Definitions, invariants: Invariants): Programs {
  const usable = (canonical: string) => {
    const found = definitions.structure(canonical)
    return found?.snapshot?.element.every(({ id }) => id?.split('.').length < deepest) ? found : undefined
  }
  const tree = kept((canonical: string): ElementTree | undefined => {
    const definition = usable(canonical)
    return definition && ifSound(() => elementTree(definition.snapshot?.element ?? []))
  })
  const type = kept((code: string): Program | undefined => {
    const definition = usable(typeBase + code)
    if (!definition || definition.derivation === 'constraint') return undefined
    return ifSound(() => compileType(definition, invariants))
  })
  const profile = kept((canonical: string): Program | undefined => {
    const definition = usable(canonical)
    return definition && ifSound(() => compileProfile(definition, { invariants, type, tree }))
  })
  const targetTypes = kept((targetProfiles: readonly string[]): ReadonlySet<string> => {
    const types = targetProfiles.map((each) => typeOf(each, definitions))
    return types.includes(undefined) ? new Set() : new Set(types.flatMap((each) => each ?? []))
  })
  return { type, profile, targetTypes }
}

/** Elements in elements; R4 itself has some ten. A definition that goes further is no definition, but an attack. */
const deepest = 100

/** R4's own need no look: their URL ends in the type. */
function typeOf(profile: string, definitions: Definitions): string | undefined {
  const [, name] = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/([A-Z][A-Za-z]+)(?:\||$)/.exec(profile) ?? []
  return name ?? definitions.structure(profile)?.type
}

/** A package is outside data: a definition that lacks what every definition has is as good as unknown. */
function ifSound<Made>(make: () => Made): Made | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Each made once. */
function kept<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, { readonly value: Made }>()
  return (key) => {
    const known = made.get(key) ?? { value: make(key) }
    made.set(key, known)
    return known.value
  }
}
