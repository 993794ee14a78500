import { factsOf, invariantRule } from './compile-element.ts'
import type { Constraint, StructureDefinition } from './definitions.ts'
import type { ElementTree } from './element-tree.ts'
import type { Invariants } from './invariant/invariant.ts'
import type { InvariantRule } from './program.ts'

/** What an extension's definition says beyond its elements. */
export type ExtensionRules = {
  /** Those for R4; undefined where the definition names none at all. */
  readonly contexts: StructureDefinition['context']
  /** What must hold of the element it stands in. */
  readonly contextInvariants: readonly InvariantRule[]
  readonly modifier: boolean
  /** Types its value may have; undefined where any may stand, empty where none. */
  readonly valueTypes: readonly string[] | undefined
  readonly parts: ExtensionParts
}

/** The extensions inside a complex one, by their relative URL. */
export type ExtensionParts = {
  readonly named: ReadonlyMap<string, ExtensionParts>
  /** There are more than the definition names: see {@link PARTLY_READ}. */
  readonly more: boolean
}

/** Stands on a definition that was made of what is publicly known of an extension: of parts it does not name nothing is said. */
export const PARTLY_READ = 'https://knutepunkt.example/fhir/partly-read'

/**
 * What the definition of an extension asks beyond its elements.
 *
 * @param root of its snapshot
 * @see https://hl7.org/fhir/R4/defining-extensions.html
 */
export function extensionRules(
  definition: StructureDefinition,
  root: ElementTree,
  invariants: Invariants,
): ExtensionRules {
  const value = root.children.get('value[x]')
  const prohibited = value !== undefined && factsOf(value.element).max === 0
  return {
    contexts: definition.context?.filter(isForR4),
    contextInvariants: (definition.contextInvariant ?? []).map((expression) => {
      const constraint: Constraint = { key: 'context', severity: 'error', human: expression, expression }
      return invariantRule(constraint, (type) => type, invariants)
    }),
    modifier: root.element.isModifier ?? false,
    valueTypes: prohibited ? [] : value?.element.type?.map(({ code }) => code),
    parts: partsOf(root, definition.extension?.some(({ url }) => url === PARTLY_READ) ?? false),
  }
}

const versionMark = 'http://hl7.org/fhir/StructureDefinition/version-specific-use'
const r4 = 4

/** @see https://hl7.org/fhir/extensions/StructureDefinition-version-specific-use.html */
function isForR4({ extension }: NonNullable<StructureDefinition['context']>[number]): boolean {
  const marks = extension?.find(({ url }) => url === versionMark)?.extension ?? []
  return marks.every(({ url, valueCode }) => {
    const version = Number.parseFloat(String(valueCode))
    return url === 'startFhirVersion' ? version <= r4 : url === 'endFhirVersion' ? version >= r4 : true
  })
}

function partsOf({ children }: ElementTree, more: boolean): ExtensionParts {
  const slices = [...(children.get('extension')?.slices.values() ?? [])]
  const named = slices.flatMap((slice) => {
    const fixed = slice.children.get('url')
    const url = fixed && factsOf(fixed.element).fixed?.value
    return typeof url === 'string' ? [[url, partsOf(slice, more)] as const] : []
  })
  return { named: new Map(named), more }
}
