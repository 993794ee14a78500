import type { Definitions, ElementDefinition, StructureDefinition } from '../definitions.ts'
import { merged } from './merge.ts'
import { copyNode, elementsOf, insertSlice, nameOf, type SnapshotNode, sizeOf, sliceOf, treeOf } from './tree.ts'
import { unfolded } from './unfold.ts'

/** A snapshot with more elements than this is a fault or an attack: the largest published has some 3000. */
const mostElements = 50_000

/** Profiles on profiles on profiles: more than this is a fault. */
const longestChain = 32

/**
 * Definitions in which a profile that has only a differential has its snapshot as well, made when it is first asked for.
 * One whose base is missing, or whose differential leads to no element, stays without.
 */
export function withSnapshots(definitions: Definitions): Definitions {
  const made = new Map<StructureDefinition, StructureDefinition>()
  const underWay = new Set<StructureDefinition>()
  const complete: Definitions = {
    ...definitions,
    structure(canonical) {
      const found = definitions.structure(canonical)
      if (!found?.differential || found.snapshot || underWay.has(found) || underWay.size > longestChain) return found
      const before = made.get(found)
      if (before) return before
      underWay.add(found)
      const element = generateSnapshot(found, complete)
      underWay.delete(found)
      const result = element ? { ...found, snapshot: { element } } : found
      made.set(found, result)
      return result
    },
  }
  return complete
}

/**
 * The snapshot of a profile: the elements of what it is based on, as its differential constrains them.
 *
 * @param definitions those asked for as base or type have snapshots
 * @return undefined when the base has none, or an element of the differential has no place in it
 * @see https://hl7.org/fhir/R4/profiling.html#snapshot
 */
export function generateSnapshot(
  profile: StructureDefinition,
  definitions: Definitions,
): readonly ElementDefinition[] | undefined {
  const base = profile.baseDefinition === undefined ? undefined : definitions.structure(profile.baseDefinition)
  const root = base?.snapshot && treeOf(base.snapshot.element)
  if (!root || !profile.differential) return undefined
  const making: Making = { type: profile.type, definitions, left: mostElements }
  for (const stated of profile.differential.element) {
    const node = place(root, stated, making)
    if (!node || making.left < 0) return undefined
    node.element = merged(node.element, constrained(node, stated), profile.url)
  }
  return elementsOf(root)
}

/** What the making of one snapshot needs, and how many elements it may still add. */
type Making = { readonly type: string; readonly definitions: Definitions; left: number }

/** The node a differential's element constrains; made where it is a new slice or inside a type. */
function place(root: SnapshotNode, stated: ElementDefinition, making: Making): SnapshotNode | undefined {
  const [first, ...segments] = stated.id.split('.')
  if (first === undefined || nameOf(first) !== root.segment) return undefined
  return segments.reduce<SnapshotNode | undefined>((parent, segment) => {
    if (!parent || making.left < 0) return undefined
    if (parent.children.length === 0) {
      parent.children = unfolded(parent.element, making.type, making.definitions)
      making.left -= sizeOf(parent)
    }
    return parent.children.find((child) => child.segment === segment) ?? newSlice(parent, segment, making)
  }, root)
}

/** A slice that is stated for the first time: a copy of what it is a slice of. */
function newSlice(parent: SnapshotNode, segment: string, making: Making): SnapshotNode | undefined {
  const [name, slice] = [nameOf(segment), sliceOf(segment)]
  if (slice === undefined) return choiceSlice(parent, segment, making)
  const outer = slice.includes('/') ? `${name}:${slice.slice(0, slice.lastIndexOf('/'))}` : name
  const sliced = parent.children.find((child) => child.segment === outer) ?? choiceSlice(parent, name, making)
  return sliced && addSlice(parent, sliced, segment, making)
}

/** `valueQuantity` said of `value[x]`: the slice of that type. */
function choiceSlice(parent: SnapshotNode, name: string, making: Making): SnapshotNode | undefined {
  const sliced = parent.children.find(({ segment }) => {
    const stem = segment.endsWith('[x]') ? segment.slice(0, -3) : undefined
    return stem !== undefined && name.startsWith(stem) && /^[A-Z]/.test(name.slice(stem.length))
  })
  if (!sliced) return undefined
  const segment = `${sliced.segment}:${name}`
  return parent.children.find((child) => child.segment === segment) ?? addSlice(parent, sliced, segment, making)
}

function addSlice(parent: SnapshotNode, sliced: SnapshotNode, segment: string, making: Making): SnapshotNode {
  const [name, sliceName = ''] = [nameOf(segment), sliceOf(segment)]
  const slicing = sliced.element.slicing ?? impliedSlicing(name)
  if (slicing && !sliced.element.slicing) sliced.element = { ...sliced.element, slicing }
  const slice = withoutDuties(copyNode(sliced, segment))
  const { slicing: _, ...copied } = slice.element
  slice.element = { ...copied, sliceName, min: 0, ...typeOfChoice(sliced.element, name, sliceName) }
  insertSlice(parent, slice, sliced)
  making.left -= sizeOf(slice)
  return slice
}

/** Obligations are those of the whole: a slice has what is said of it alone, as published snapshots do. */
function withoutDuties(node: SnapshotNode): SnapshotNode {
  const { extension: _, ...element } = node.element
  return { ...node, element, children: node.children.map(withoutDuties) }
}

/** Extensions are sliced by their url and choices by their type, where nothing else is said. */
function impliedSlicing(name: string): ElementDefinition['slicing'] {
  if (name === 'extension' || name === 'modifierExtension') {
    return { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' }
  }
  return name.endsWith('[x]') ? { discriminator: [{ type: 'type', path: '$this' }], rules: 'open' } : undefined
}

/** Of the types of `value[x]`, the one that the slice `valueQuantity` is named by. */
function typeOfChoice({ type = [] }: ElementDefinition, name: string, sliceName: string) {
  if (!name.endsWith('[x]')) return {}
  const suffix = sliceName.slice(name.length - 3)
  const own = type.filter(({ code }) => `${code.charAt(0).toUpperCase()}${code.slice(1)}` === suffix)
  return own.length > 0 ? { type: own } : {}
}

/** What is stated, without what follows from where the node stands. */
function constrained(node: SnapshotNode, stated: ElementDefinition): ElementDefinition {
  const { sliceName: _, ...rest } = stated
  const own = node.element.sliceName
  return own === undefined ? rest : { ...rest, sliceName: own }
}
