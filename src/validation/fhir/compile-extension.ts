import { factsOf } from './compile-element.ts'
import type { StructureDefinition } from './definitions.ts'
import type { ElementTree } from './element-tree.ts'

/** What an extension's definition says beyond its elements. */
export type ExtensionRules = {
  readonly contexts: NonNullable<StructureDefinition['context']>
  readonly modifier: boolean
  /** Types its value may have; undefined where any may stand, empty where none. */
  readonly valueTypes: readonly string[] | undefined
  readonly parts: ExtensionParts
}

/** The extensions inside a complex one, by their relative URL; undefined where the definition names none. */
export type ExtensionParts = { readonly named: ReadonlyMap<string, ExtensionParts> }

export function extensionRules(definition: StructureDefinition, root: ElementTree): ExtensionRules {
  const value = root.children.get('value[x]')
  const prohibited = value !== undefined && factsOf(value.element).max === 0
  return {
    contexts: definition.context ?? [],
    modifier: root.element.isModifier ?? false,
    valueTypes: prohibited ? [] : value?.element.type?.map(({ code }) => code),
    parts: partsOf(root),
  }
}

function partsOf({ children }: ElementTree): ExtensionParts {
  const slices = [...(children.get('extension')?.slices.values() ?? [])]
  const named = slices.flatMap((slice) => {
    const fixed = slice.children.get('url')
    const url = fixed && factsOf(fixed.element).fixed?.value
    return typeof url === 'string' ? [[url, partsOf(slice)] as const] : []
  })
  return { named: new Map(named) }
}
