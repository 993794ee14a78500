import type { ElementDefinition } from './definitions.ts'

/** An element of a snapshot with the elements below it and its slices. */
export type ElementTree = {
  readonly element: ElementDefinition
  /** By the last part of their path, as written: `value[x]`, `identifier`. */
  readonly children: Map<string, ElementTree>
  /** By `sliceName`; of a slice, its own slices (re-slicing). */
  readonly slices: Map<string, ElementTree>
}

/** The elements of a snapshot by their ids; an element whose parent is not among those before it is left out. */
export function elementTree(elements: readonly ElementDefinition[]): ElementTree | undefined {
  const [first, ...others] = elements
  if (!first) return undefined
  const root = grown(first)
  for (const element of others) place(root, element)
  return root
}

function grown(element: ElementDefinition): ElementTree {
  return { element, children: new Map(), slices: new Map() }
}

function place(root: ElementTree, element: ElementDefinition): void {
  const parts = element.id.split('.').slice(1)
  const last = parts.pop()
  let holder: ElementTree | undefined = root
  for (const part of parts) holder = holder && found(holder, part)
  if (!holder || last === undefined) return
  const [name = '', slice] = halves(last)
  const sliced = holder.children.get(name)
  // Early profiles name a slice where nothing is sliced: it is the element itself.
  if (slice === undefined || !sliced) holder.children.set(name, grown(element))
  else sliceOf(sliced, waysTo(slice)).slices.set(slice, grown(element))
}

function found(holder: ElementTree, part: string): ElementTree | undefined {
  const [name = '', slice] = halves(part)
  const child = holder.children.get(name)
  if (slice === undefined || !child || child.element.sliceName === slice) return child
  return sliceOf(child, waysTo(slice)).slices.get(slice)
}

/** The slices on the way to a slice of slices: of `a/b/c` these are `a` and `a/b`. */
function waysTo(slice: string): readonly string[] {
  const parts = slice.split('/')
  return parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('/'))
}

function sliceOf(sliced: ElementTree, way: readonly string[]): ElementTree {
  return way.reduce((at, slice) => at.slices.get(slice) ?? at, sliced)
}

function halves(part: string): readonly string[] {
  const colon = part.indexOf(':')
  return colon < 0 ? [part] : [part.slice(0, colon), part.slice(colon + 1)]
}
