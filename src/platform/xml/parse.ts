import { Problem } from '../../kernel/problem.ts'
import { buildTree } from './build-tree.ts'
import { decodeXml } from './decode.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { rootScope } from './scope.ts'
import { refuseSlowMarkup } from './slow-markup.ts'
import type { XmlElement } from './tree.ts'

/**
 * Reads an XML file from outside: the only way foreign XML becomes a tree.
 *
 * Namespaces are resolved, and a prefix without a declaration on an element or attribute is an error. A prefix inside
 * an attribute's value (`xsi:type="pharm:…"`) is only text here: real documents leave such prefixes undeclared.
 * Nothing is fetched and nothing is expanded beyond XML's five entities and character references.
 *
 * @throws Problem, always of one of these codes, with line and column where there is one, never with any of the text:
 *   `xml-empty`, `xml-not-xml`, `xml-encoding`, `xml-encoding-unknown`, `xml-truncated`, `xml-doctype`,
 *   `xml-not-well-formed`, `xml-undeclared-prefix`, `xml-too-large` (bytes, elements, attributes, names), `xml-too-deep`
 */
export function parseXml(bytes: Uint8Array, limits: Partial<Limits> = {}): XmlElement {
  const bounds = { ...defaultLimits, ...limits }
  return buildTree(readableText(bytes, bounds), rootScope(), bounds)
}

/**
 * The text of an XML file that is worth parsing: not too large, decoded, without a document type declaration.
 *
 * @throws Problem as `parseXml`
 */
export function readableText(bytes: Uint8Array, limits: Limits): string {
  if (bytes.length > limits.bytes) {
    throw new Problem('invalid', 'xml-too-large', `The file is over ${limits.bytes} bytes`)
  }
  return checkedText(decodeXml(bytes), limits)
}

/**
 * Reads XML that came as text inside something else, such as the `div` of a FHIR narrative.
 *
 * @param namespaces by prefix, in force outside the root element; the empty prefix for the default
 * @throws Problem as `parseXml`
 */
export function parseXmlText(text: string, namespaces: Readonly<Record<string, string>> = {}): XmlElement {
  if (text.length > defaultLimits.bytes) throw new Problem('invalid', 'xml-too-large', 'The XML text is too long')
  return buildTree(checkedText(text, defaultLimits), rootScope(namespaces), defaultLimits)
}

function checkedText(text: string, limits: Limits): string {
  refuseDoctype(text)
  refuseSlowMarkup(text, limits.slow)
  return text
}

/** Looks through what may precede the root element, before the parser sees any of it. */
function refuseDoctype(text: string): void {
  let at = 0
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined
    if (end === undefined) break
    const found = text.indexOf(end, at + 2)
    if (found < 0) return
    at = found + end.length
  }
  const declaration = /^<!doctype(\s+html)?/i.exec(text.slice(at, at + 100))
  if (!declaration) return
  const place = { line: lineAt(text, at) }
  if (declaration[1]) throw new Problem('invalid', 'xml-not-xml', 'The file is a web page, not XML', place)
  throw new Problem('invalid', 'xml-doctype', 'The document has a document type declaration', place)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function lineAt(text: string, at: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1
  return line
}
