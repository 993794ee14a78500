/**
 * An XML document as plain values: what the readers walk and the writers build.
 *
 * Comments and processing instructions are not kept. Text is kept as it stands, CDATA included, so `children` of a
 * pretty-printed element holds white space.
 */
export type XmlElement = {
  /** Local name; a prefix means nothing outside its document and is never kept. */
  readonly name: string
  /** Namespace URI, or the empty string. */
  readonly ns: string
  /** By local name; a namespaced attribute by `{uri}local`, but `xsi:type` and the like by `xsi:local`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** Line of the start tag in the decoded source, from 1; 0 in a tree we built. */
  readonly line: number
  /** The element this one stands in; null for the root and in trees we built. */
  readonly parent: XmlElement | null
}

export type XmlNode = XmlElement | string

/** The child elements, text left out. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** The element's own character data, joined; not that of its descendants. */
export function ownText(element: XmlElement): string {
  let text = ''
  for (const child of element.children) if (typeof child === 'string') text += child
  return text
}

/** All character data below the element, in document order. */
export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}

/**
 * Where the element stands: local names, with a position from 1 where siblings share the name, as in
 * `/ClinicalDocument/component/structuredBody/component[3]/section`.
 */
export function pathOf(element: XmlElement): string {
  const parent = element.parent
  return parent ? `${pathOf(parent)}/${stepsIn(parent).get(element) ?? element.name}` : `/${element.name}`
}

/** Trees do not change, so the children of one parent are counted once, however many paths are asked for. */
const steps = new WeakMap<XmlElement, ReadonlyMap<XmlElement, string>>()

/** The last step of each child's path. */
function stepsIn(parent: XmlElement): ReadonlyMap<XmlElement, string> {
  const known = steps.get(parent)
  if (known) return known
  const children = elementsOf(parent)
  const twins = new Map<string, number>()
  for (const { name } of children) twins.set(name, (twins.get(name) ?? 0) + 1)
  const met = new Map<string, number>()
  const made = new Map<XmlElement, string>()
  for (const child of children) {
    const position = (met.get(child.name) ?? 0) + 1
    met.set(child.name, position)
    made.set(child, twins.get(child.name) === 1 ? child.name : `${child.name}[${position}]`)
  }
  steps.set(parent, made)
  return made
}

/** What {@link pathOf} says of every element of a document, in one walk. */
export function pathsIn(root: XmlElement): ReadonlyMap<XmlElement, string> {
  const paths = new Map<XmlElement, string>()
  const visit = (element: XmlElement, path: string): void => {
    paths.set(element, path)
    for (const [child, step] of stepsIn(element)) visit(child, `${path}/${step}`)
  }
  visit(root, pathOf(root))
  return paths
}
