import { type ExactDocument, type ExactElement, exactElements } from '../../platform/xml/exact.ts'

/** How often each value stands in an attribute that some processor could take for an ID. */
const counted = new WeakMap<ExactDocument, ReadonlyMap<string, number>>()

/**
 * The element's ID: the value of its one attribute `ID`, `Id` or `id`, of letters, digits, `_`, `.` and `-`.
 * Undefined when there is none, or more than one.
 */
export function idOf({ attributes }: ExactElement): string | undefined {
  const [found, another] = attributes.filter(({ name }) => mayBeId(name))
  return found && !another && found.ns === '' && /^[\w.-]+$/.test(found.value) ? found.value : undefined
}

/**
 * How often a value stands as an ID in the whole document, under whatever name and namespace: without a schema nobody
 * knows which of them a processor looks up.
 */
export function timesUsed(document: ExactDocument, id: string): number {
  let counts = counted.get(document)
  if (!counts) {
    counts = countIn(document.root, new Map())
    counted.set(document, counts)
  }
  return counts.get(id) ?? 0
}

function countIn(element: ExactElement, counts: Map<string, number>): ReadonlyMap<string, number> {
  for (const { name, value } of element.attributes) if (mayBeId(name)) counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const child of exactElements(element)) countIn(child, counts)
  return counts
}

function mayBeId(name: string): boolean {
  return /^(id|assertionid)$/i.test(name)
}
