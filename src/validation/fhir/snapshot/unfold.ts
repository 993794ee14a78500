import type { Definitions, ElementDefinition } from '../definitions.ts'
import { copyNode, type SnapshotNode, treeOf } from './tree.ts'

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

/**
 * The children an element has by its type, so that a differential can constrain them: those of the profile its type
 * names, else of the type itself, or of the element its contentReference points to.
 *
 * @param resourceType type of the profile the element is in
 */
export function unfolded(element: ElementDefinition, resourceType: string, definitions: Definitions): SnapshotNode[] {
  const children = childrenByReference(element, resourceType, definitions) ?? childrenByType(element, definitions)
  return children.map((child) => copyNode(child))
}

function childrenByReference({ contentReference }: ElementDefinition, resourceType: string, definitions: Definitions) {
  if (contentReference === undefined) return undefined
  const [url, id = ''] = contentReference.split('#')
  const elements = definitions.structure(url || `${typeBase}${resourceType}`)?.snapshot?.element
  const root = elements && treeOf(elements)
  return root && find(root, id)?.children
}

function find(root: SnapshotNode, id: string): SnapshotNode | undefined {
  const [, ...segments] = id.split('.')
  return segments.reduce<SnapshotNode | undefined>(
    (node, segment) => node?.children.find((child) => child.segment === segment),
    root,
  )
}

function childrenByType({ type = [] }: ElementDefinition, definitions: Definitions): readonly SnapshotNode[] {
  const codes = new Set(type.map(({ code }) => code))
  const [code = 'Element'] = codes.size === 1 ? codes : ['Element']
  const [profile] = type.length === 1 && type[0]?.profile?.length === 1 ? type[0].profile : []
  for (const canonical of [profile, code.includes('/') ? code : `${typeBase}${code}`]) {
    const elements = canonical === undefined ? undefined : definitions.structure(canonical)?.snapshot?.element
    const root = elements && treeOf(elements)
    if (root) return root.children
  }
  return []
}
