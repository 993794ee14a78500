import { elementsOf, textOf, type XmlElement } from '../../platform/xml/tree.ts'

/** The child elements of that name, in order; elements of other namespaces are not seen. */
export function childrenNamed(parent: XmlElement | undefined, ns: string, name: string): XmlElement[] {
  return parent ? elementsOf(parent).filter((child) => child.name === name && child.ns === ns) : []
}

/** The first element at the end of the path, each step the first of its name. */
export function firstAt(from: XmlElement | undefined, ns: string, ...path: readonly string[]): XmlElement | undefined {
  let found = from
  for (const name of path) found = childrenNamed(found, ns, name)[0]
  return found
}

/** The text of an element without white space around it; undefined where there is none. */
export function trimmedText(element: XmlElement | undefined): string | undefined {
  return presentText(element && textOf(element))
}

/** An attribute without white space around it; undefined where it is absent or blank. */
export function trimmedAttribute(element: XmlElement | undefined, name: string): string | undefined {
  return presentText(element?.attributes[name])
}

function presentText(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed ? trimmed : undefined
}
