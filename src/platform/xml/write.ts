import type { XmlElement, XmlNode } from './tree.ts'
import { writeTree } from './write-tree.ts'

export type WriteOptions = {
  /** Spaces per level. Only elements without text are laid out, so that no text changes. Without it, nothing is added. */
  readonly indent?: number
  /** Prefix by namespace URI, the empty prefix for the default namespace, which is otherwise the root's own. */
  readonly prefixes?: Readonly<Record<string, string>>
}

/**
 * An element of a tree we build. Name and attribute keys are as in `XmlElement`: `xsi:type` for that attribute,
 * `{uri}local` for other namespaces. What is undefined is left out.
 */
export function element(
  name: string,
  ns: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (XmlNode | undefined)[] = [],
): XmlElement {
  const kept: Record<string, string> = {}
  for (const key of Object.keys(attributes)) {
    const value = attributes[key]
    if (value !== undefined) kept[key] = value
  }
  return {
    name,
    ns,
    attributes: kept,
    children: children.filter((child) => child !== undefined),
    line: 0,
    parent: null,
  }
}

/**
 * A whole document with its XML declaration, the namespaces declared on the root. Reading it gives the tree back, but
 * for neighbouring texts, which become one, and for what `indent` adds.
 *
 * @throws Problem `xml-character`, `xml-name` for what XML cannot hold; the place is the element's name
 */
export function serialiseXml(root: XmlElement, { indent, prefixes = {} }: WriteOptions = {}): string {
  const chosen = Object.entries(prefixes)
  const defaultNs = chosen.find(([, prefix]) => prefix === '')?.[0] ?? root.ns
  const text = writeTree(root, {
    prefixes: chosen.filter(([, prefix]) => prefix !== ''),
    declared: [],
    defaultNs,
    inForce: '',
    ...(indent === undefined ? {} : { indent }),
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`
}
