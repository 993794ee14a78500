import { Problem } from '../../kernel/problem.ts'
import { type ExactAttribute, type ExactElement, isElement } from './exact.ts'
import { keyOf } from './scope.ts'
import type { XmlElement, XmlNode } from './tree.ts'

/** An element while its children are still being made. */
type Growing = XmlElement & { readonly children: XmlNode[] }

/**
 * The tree that `parseXml` makes of the same document, but for the lines, which are 0: for who has read it for the sake of its
 * signatures, and need not read it twice.
 *
 * @throws Problem `invalid` `xml-not-well-formed` for the one attribute name that `parseXml` refuses and `parseExact` does not
 */
export function plainElement(exact: ExactElement, parent: XmlElement | null = null): XmlElement {
  const { name, ns } = exact
  const element: Growing = { name, ns, attributes: attributesOf(exact.attributes), children: [], line: 0, parent }
  for (const node of exact.children) {
    if (typeof node === 'string') addText(element.children, node)
    else if (isElement(node)) element.children.push(plainElement(node, element))
  }
  return element
}

function attributesOf(attributes: readonly ExactAttribute[]): Readonly<Record<string, string>> {
  const entries = attributes.map(({ prefix, name, ns, value }) => {
    if (prefix === '' && name === '__proto__') {
      throw new Problem('invalid', 'xml-not-well-formed', 'An attribute has a name we do not read')
    }
    return [prefix === '' ? name : keyOf({ local: name, ns }), value] as const
  })
  return Object.fromEntries(entries)
}

/** Text on both sides of a processing instruction is one. */
function addText(children: XmlNode[], text: string): void {
  const before = children.at(-1)
  if (typeof before === 'string') children[children.length - 1] = before + text
  else children.push(text)
}
