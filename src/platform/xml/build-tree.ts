import { SaxesParser } from 'saxes'
import { Problem } from '../../kernel/problem.ts'
import type { Limits } from './limits.ts'
import { elementName, type Refuse, type Scope } from './scope.ts'
import { gatherAttributes } from './tag-attributes.ts'
import type { XmlElement, XmlNode } from './tree.ts'

/** An element while its children are still arriving. */
type Growing = {
  name: string
  ns: string
  attributes: Record<string, string>
  children: XmlNode[]
  line: number
  parent: Growing | null
}

const none: readonly never[] = []

/**
 * Builds the tree of one document from its decoded text. saxes checks well-formedness; namespaces are resolved here,
 * once per name and scope instead of once per element, which halves the cost. Document types are refused, so no entity
 * beyond XML's own five exists.
 *
 * @param scope namespaces in force outside the root element
 * @throws Problem `xml-…` with line and column from 1; the message never holds any of the text
 */
export function buildTree(text: string, scope: Scope, limits: Limits): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  const refuse: Refuse = (code, message) => {
    throw new Problem('invalid', code, message, { line: parser.line, column: Math.max(parser.column, 1) })
  }
  const tag = gatherAttributes(limits, refuse)
  const scopes: Scope[] = [scope]
  let root: Growing | null = null
  let current: Growing | null = null
  let depth = 0
  let elements = 0
  let line = 1

  // Seven handlers, and no more: with an eighth, V8 turns the parser into a dictionary and parsing takes six times as
  // long. The parser's complaints are caught below instead of having a handler.
  parser.on('doctype', () => refuse('xml-doctype', 'The document has a document type declaration'))
  parser.on('opentagstart', ({ name }) => {
    // The parser has read one character past the name; if it was a line feed, it already counts the next line.
    line = parser.column === 0 ? parser.line - 1 : parser.line
    if (name.length > limits.name) refuse('xml-too-large', 'An element has a longer name than we read')
    if (depth >= limits.depth) refuse('xml-too-deep', `Elements stand more than ${limits.depth} deep in each other`)
    elements += 1
    if (elements > limits.elements) refuse('xml-too-large', `The document has more than ${limits.elements} elements`)
  })
  parser.on('attribute', ({ name, value }) => tag.add(name, value))
  parser.on('opentag', ({ name }) => {
    const inner = tag.scopeInside(scopes[depth]!)
    const attributes = tag.take(inner)
    const { local, ns } = elementName(inner, name, refuse)
    const element: Growing = { name: local, ns, attributes, children: none as never[], line, parent: current }
    if (current) append(current, element)
    else root = element
    current = element
    depth += 1
    scopes[depth] = inner
  })
  parser.on('closetag', () => {
    current = current!.parent
    depth -= 1
  })
  const characters = (data: string): void => {
    if (current) append(current, data)
  }
  parser.on('text', characters)
  parser.on('cdata', characters)
  readAll(parser, text, refuse)
  return root!
}

/**
 * Gives the parser all of the text. Its complaints are errors of the plain class and become Problems; ours pass through.
 *
 * @throws Problem `xml-truncated`, `xml-not-well-formed`
 */
export function readAll(
  parser: { write(text: string): unknown; close(): unknown },
  text: string,
  refuse: Refuse,
): void {
  let ended = false
  try {
    parser.write(text)
    ended = true
    parser.close()
  } catch (cause) {
    if (!(cause instanceof Error) || cause.constructor !== Error) throw cause
    if (ended) refuse('xml-truncated', 'The document ends before it is complete')
    refuse('xml-not-well-formed', plainWords(cause.message))
  }
}

function plainWords(complaint: string): string {
  return complaints.find(([start]) => complaint.startsWith(start))?.[1] ?? 'The document is not well-formed XML'
}

function append(element: Growing, node: XmlNode): void {
  const { children } = element
  if (children.length === 0) {
    // A fresh array of the right size: most elements have one child, and an empty array grows to seventeen places.
    if (node !== '') element.children = [node]
    return
  }
  const last = children.length - 1
  const before = children[last]!
  if (typeof node === 'string' && typeof before === 'string') children[last] = before + node
  else if (node !== '') children.push(node)
}

/** The parser's complaints in plain words; some of its own repeat names from the document. */
const complaints: readonly (readonly [start: string, message: string])[] = [
  ['disallowed character in entity', 'An ampersand that begins no reference'],
  ['disallowed character in', 'A tag or a name has a character that XML does not allow there'],
  ['disallowed character', 'A character that XML does not allow'],
  ['malformed character entity', 'A character reference to a character that XML does not allow'],
  ['undefined entity', 'An entity reference that XML does not define'],
  ['empty entity', 'An ampersand that begins no reference'],
  ['duplicate attribute', 'An attribute stands twice on one element'],
  ['attribute without value', 'An attribute has no value'],
  ['unquoted attribute', 'An attribute value is not in quotes'],
  ['no whitespace between', 'There is no space between two attributes'],
  ['unexpected close tag', 'An end tag does not match the start tag before it'],
  ['unmatched closing tag', 'An end tag has no start tag'],
  ['documents may contain only one root', 'The document has more than one root element'],
  ['text data outside', 'There is text outside the root element'],
  ['the string "]]>"', 'The characters ]]> stand in text'],
  ['malformed comment', 'A comment has two hyphens inside'],
  ['an XML declaration must', 'The XML declaration is not at the start'],
  ['the XML declaration must', 'The XML declaration is not at the start'],
  ['XML declaration', 'The XML declaration is malformed'],
]
