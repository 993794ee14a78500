import type { ElementDefinition } from './definitions.ts'

/** An element of a snapshot with the elements below it and its slices. */
export type ElementTree = {
  readonly element: ElementDefinition
  /** By the last part of their path, as written: `value[x]`, `identifier`. */
  readonly children: Map<string, ElementTree>
  /** By `sliceName`; of a slice, its own slices (re-slicing). */
  readonly slices: Map<string, ElementTree>
}

/** @throws nothing: an element whose parent is not in the snapshot is left out and named in `orphans` */
export function elementTree(elements: readonly ElementDefinition[]): {
  readonly root: ElementTree | undefined
  readonly orphans: readonly string[]
} {
  const [first, ...others] = elements
  if (!first) return { root: undefined, orphans: [] }
  const root = grown(first)
  const orphans = others.filter((element) => !place(root, element)).map((element) => element.id)
  return { root, orphans }
}

function grown(element: ElementDefinition): ElementTree {
  return { element, children: new Map(), slices: new Map() }
}

function place(root: ElementTree, element: ElementDefinition): boolean {
  const parts = element.id.split('.').slice(1)
  const last = parts.pop()
  if (last === undefined) return false
  let holder: ElementTree | undefined = root
  for (const part of parts) holder = holder && found(holder, part)
  if (!holder) return false
  const [name = '', slice] = halves(last)
  if (slice === undefined) {
    holder.children.set(name, grown(element))
    return true
  }
  return placeSlice(holder, name, slice, element)
}

/** A slice of a choice may stand under the name of its type (`valueQuantity`) with no element of the choice before it. */
function placeSlice(holder: ElementTree, name: string, slice: string, element: ElementDefinition): boolean {
  const sliced = holder.children.get(name)
  if (!sliced) return false
  const reslices = slice.split('/')
  let of = sliced
  for (let count = 1; count < reslices.length; count++) {
    of = of.slices.get(reslices.slice(0, count).join('/')) ?? of
  }
  of.slices.set(slice, grown(element))
  return true
}

function found(holder: ElementTree, part: string): ElementTree | undefined {
  const [name = '', slice] = halves(part)
  const child = holder.children.get(name)
  if (slice === undefined || !child) return child
  const reslices = slice.split('/')
  let at: ElementTree | undefined = child
  for (let count = 1; count <= reslices.length; count++) {
    at = at?.slices.get(reslices.slice(0, count).join('/')) ?? (count < reslices.length ? at : undefined)
  }
  return at
}

function halves(part: string): readonly string[] {
  const colon = part.indexOf(':')
  return colon < 0 ? [part] : [part.slice(0, colon), part.slice(colon + 1)]
}
