import { SaxesParser } from 'saxes'
import { Problem } from '../../kernel/problem.ts'
import { readAll } from './build-tree.ts'
import type { ExactAttribute, ExactDocument, ExactElement, ExactNode } from './exact.ts'
import { type ExactScope, innerScope, outerScope, resolveName } from './exact-scope.ts'
import type { Limits } from './limits.ts'
import type { Refuse } from './scope.ts'

/** An element while its children are still arriving. */
type Growing = { -readonly [key in keyof ExactElement]: ExactElement[key] } & {
  readonly children: ExactNode[]
  readonly parent: Growing | null
  readonly scope: ExactScope
}

/**
 * The exact tree of a text that `readableText` let through.
 *
 * @throws Problem `xml-…` as `parseXml`
 */
export function buildExact(text: string, limits: Limits): ExactDocument {
  const parser = new SaxesParser({ xmlns: false, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' })
  const refuse: Refuse = (code, message) => {
    throw new Problem('invalid', code, message, { line: parser.line, column: Math.max(parser.column, 1) })
  }
  const bounds = within(limits, refuse)
  const tag: string[] = []
  let root: Growing | null = null
  let current: Growing | null = null
  let instructionsOutside = false

  // Seven handlers at most, as in `buildTree`.
  parser.on('doctype', () => refuse('xml-doctype', 'The document has a document type declaration'))
  parser.on('attribute', ({ name, value }) => {
    bounds.attribute(name)
    tag.push(name, value)
  })
  parser.on('opentag', ({ name }) => {
    bounds.open(name, tag.length / 2)
    // A start tag holds no other `<`: it is not allowed in attribute values.
    const element = newElement(name, tag, current, text.lastIndexOf('<', parser.position - 1), refuse)
    bounds.scope(element.scope)
    tag.length = 0
    if (current) current.children.push(element)
    else root = element
    current = element
  })
  parser.on('closetag', () => {
    current!.end = parser.position
    current = current!.parent
    bounds.close()
  })
  const characters = (data: string): void => {
    if (current) appendText(current.children, data)
  }
  parser.on('text', characters)
  parser.on('cdata', characters)
  parser.on('processinginstruction', ({ target, body }) => {
    bounds.instruction(target)
    if (current) current.children.push({ target, data: body })
    else instructionsOutside = true
  })
  readAll(parser, text, refuse)
  return { root: root!, text, instructionsOutside }
}

/** @param tag names and values of its attributes by turns, declarations among them */
function newElement(
  name: string,
  tag: readonly string[],
  parent: Growing | null,
  start: number,
  refuse: Refuse,
): Growing {
  const declarations = tag.filter(ofDeclarations(tag))
  const scope = innerScope(parent?.scope ?? outerScope(), declarations, refuse)
  return {
    ...resolveName(scope, name, 'element', refuse),
    attributes: attributesOf(tag, scope, refuse),
    inScope: scope.prefixes,
    declares: declarations.filter((_, at) => at % 2 === 0).map((declaration) => declaration.slice('xmlns:'.length)),
    children: [],
    parent,
    start,
    end: start,
    scope,
  }
}

function isDeclaration(name: string): boolean {
  return name.charCodeAt(0) === 0x78 && (name === 'xmlns' || name.startsWith('xmlns:'))
}

/** Of names and values by turns, keeps those of namespace declarations. */
function ofDeclarations(tag: readonly string[]): (part: string, at: number) => boolean {
  return (_, at) => isDeclaration(tag[at - (at % 2)]!)
}

function attributesOf(tag: readonly string[], scope: ExactScope, refuse: Refuse): readonly ExactAttribute[] {
  const attributes: ExactAttribute[] = []
  const met = new Set<string>()
  for (let i = 0; i < tag.length; i += 2) {
    if (isDeclaration(tag[i]!)) continue
    const resolved = resolveName(scope, tag[i]!, 'attribute', refuse)
    const key = `${resolved.name} ${resolved.ns}`
    if (met.has(key)) refuse('xml-not-well-formed', 'An attribute stands twice on one element')
    met.add(key)
    attributes.push({ ...resolved, value: tag[i + 1]! })
  }
  return attributes
}

function appendText(children: ExactNode[], data: string): void {
  const before = children.at(-1)
  if (typeof before === 'string') children[children.length - 1] = before + data
  else if (data !== '') children.push(data)
}

/** Counts what arrives, and refuses what is over the limits. */
function within(limits: Limits, refuse: Refuse) {
  const scopes = new Set<ExactScope>()
  const names = new Set<string>()
  let depth = 0
  let elements = 0
  let attributes = 0
  const named = (name: string): void => {
    if (name.length > limits.name) refuse('xml-too-large', 'A name is longer than we read')
  }
  return {
    attribute(name: string): void {
      named(name)
      names.add(name)
      attributes += 1
      if (attributes > limits.allAttributes || names.size > limits.attributeNames)
        refuse('xml-too-large', 'The document has more attributes than we read')
    },
    open(name: string, count: number): void {
      named(name)
      depth += 1
      elements += 1
      if (count > limits.attributes) refuse('xml-too-large', `An element has over ${limits.attributes} attributes`)
      if (depth > limits.depth) refuse('xml-too-deep', `Elements stand more than ${limits.depth} deep in each other`)
      if (elements > limits.elements) refuse('xml-too-large', `The document has more than ${limits.elements} elements`)
    },
    scope(scope: ExactScope): void {
      scopes.add(scope)
      if (scopes.size > limits.scopes || scope.prefixes.size > limits.attributes)
        refuse('xml-too-large', 'The document declares more namespaces than we read')
    },
    instruction(target: string): void {
      named(target)
      elements += 1
      if (elements > limits.elements) refuse('xml-too-large', `The document has more than ${limits.elements} elements`)
    },
    close(): void {
      depth -= 1
    },
  }
}
