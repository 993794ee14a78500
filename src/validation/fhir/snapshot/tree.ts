import type { ElementDefinition } from '../definitions.ts'

/** An ElementDefinition among its children; grows while a snapshot is made. Path and id follow from where it stands. */
export type SnapshotNode = {
  /** The last part of the id: `category:lab`. */
  readonly segment: string
  element: ElementDefinition
  children: SnapshotNode[]
}

/** The elements of a snapshot as a tree; undefined when the ids make none. */
export function treeOf(elements: readonly ElementDefinition[]): SnapshotNode | undefined {
  const nodes = new Map<string, SnapshotNode>()
  const [first] = elements
  for (const element of elements) {
    const dot = element.id.lastIndexOf('.')
    const node = { segment: element.id.slice(dot + 1), element, children: [] }
    const parent = nodes.get(element.id.slice(0, Math.max(dot, 0)))
    if (!parent && element !== first) return undefined
    parent?.children.push(node)
    nodes.set(element.id, node)
  }
  return first && nodes.get(first.id)
}

/** The element's name without its slice: of `category:lab`, `category`. */
export function nameOf(segment: string): string {
  const colon = segment.indexOf(':')
  return colon < 0 ? segment : segment.slice(0, colon)
}

/** The name of the slice, with those it is a slice of: of `category:lab/blood`, `lab/blood`. */
export function sliceOf(segment: string): string | undefined {
  const colon = segment.indexOf(':')
  return colon < 0 ? undefined : segment.slice(colon + 1)
}

/** A copy that can be changed without changing the original, under another segment. */
export function copyNode(node: SnapshotNode, segment = node.segment): SnapshotNode {
  return { segment, element: node.element, children: node.children.map((child) => copyNode(child)) }
}

/** How many elements the tree has. */
export function sizeOf(node: SnapshotNode): number {
  return node.children.reduce((size, child) => size + sizeOf(child), 1)
}

/** Puts a slice after the last of those it belongs with. */
export function insertSlice(parent: SnapshotNode, slice: SnapshotNode, after: SnapshotNode): void {
  const belongs = ({ segment }: SnapshotNode) =>
    segment === after.segment ||
    segment.startsWith(`${after.segment}${sliceOf(after.segment) === undefined ? ':' : '/'}`)
  parent.children.splice(parent.children.findLastIndex(belongs) + 1, 0, slice)
}

/** The elements in order, a sliced one before its slices, each with the path and id of where it stands. */
export function elementsOf(root: SnapshotNode): readonly ElementDefinition[] {
  const elements: ElementDefinition[] = []
  const walk = ({ segment, element, children }: SnapshotNode, parentPath: string, parentId: string) => {
    const path = `${parentPath}${nameOf(segment)}`
    const id = `${parentId}${segment}`
    elements.push({ ...element, id, path })
    for (const child of children) walk(child, `${path}.`, `${id}.`)
  }
  walk(root, '', '')
  return elements
}
