import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { type ExactAttribute, type ExactElement, isElement } from '../../platform/xml/exact.ts'

export type Canonicalisation = {
  /** Exclusive XML Canonicalization 1.0; otherwise Canonical XML 1.0. Both without comments. */
  readonly exclusive: boolean
  /** `PrefixList` of exclusive canonicalisation; the empty prefix stands for `#default`. */
  readonly inclusivePrefixes?: readonly string[]
  /** Left out with all below it: the signature of an enveloped one. */
  readonly without?: ExactElement
}

/** By prefix, what has been written on the way down to an element; the empty URI for a default that was taken back. */
type Written = ReadonlyMap<string, string>

/**
 * The canonical octets of an element and all below it.
 *
 * @throws Problem `signature-namespace` for a relative namespace URI, which has no canonical form
 * @see https://www.w3.org/TR/xml-exc-c14n/ and https://www.w3.org/TR/2001/REC-xml-c14n-20010315
 */
export function canonicalise(element: ExactElement, how: Canonicalisation): Uint8Array {
  return Buffer.from(writeElement(element, new Map(), how, element))
}

function writeElement(element: ExactElement, outer: Written, how: Canonicalisation, apex: ExactElement): string {
  const tag = element.prefix === '' ? element.name : `${element.prefix}:${element.name}`
  const due = declarationsDue(element, outer, how, apex)
  let text = `<${tag}`
  for (const [prefix, uri] of due) text += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`
  for (const { prefix, name, value } of attributesOf(element, how, apex)) {
    text += ` ${prefix === '' ? name : `${prefix}:${name}`}="${escapeAttribute(value)}"`
  }
  text += '>'
  const inner = due.length === 0 ? outer : new Map([...outer, ...due])
  for (const node of element.children) {
    if (typeof node === 'string') text += escapeText(node)
    else if (!isElement(node)) text += `<?${node.target}${node.data === '' ? '' : ` ${node.data}`}?>`
    else if (node !== how.without) text += writeElement(node, inner, how, apex)
  }
  return `${text}</${tag}>`
}

/** The namespaces to declare here, in the order in which they are written: by prefix, the default first. */
function declarationsDue(
  element: ExactElement,
  outer: Written,
  how: Canonicalisation,
  apex: ExactElement,
): readonly (readonly [string, string])[] {
  const due: (readonly [string, string])[] = []
  // Below the outermost element, only what a tag declares itself can differ from what stands outside it.
  const inForce = element === apex ? element.inScope.keys() : element.declares
  for (const prefix of how.exclusive ? visible(element, how) : inForce) {
    const uri = element.inScope.get(prefix) ?? (prefix === '' ? '' : undefined)
    if (uri === undefined || uri === (outer.get(prefix) ?? (prefix === '' ? '' : undefined))) continue
    if (due.some(([known]) => known === prefix)) continue
    if (uri !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri))
      throw new Problem('forbidden', 'signature-namespace', 'A relative namespace URI has no canonical form')
    due.push([prefix, uri])
  }
  return due.length < 2 ? due : due.sort(([one], [other]) => inOrder(one, other))
}

/** The prefixes that the tag itself uses, and those that are to be treated as if it did (exclusive, section 3). */
function visible({ prefix, attributes }: ExactElement, { inclusivePrefixes = [] }: Canonicalisation): string[] {
  const prefixes = prefix === 'xml' ? [...inclusivePrefixes] : [prefix, ...inclusivePrefixes]
  for (const attribute of attributes)
    if (attribute.prefix !== '' && attribute.prefix !== 'xml') prefixes.push(attribute.prefix)
  return prefixes
}

/** In canonical order: by namespace, then by local name. */
function attributesOf(element: ExactElement, how: Canonicalisation, apex: ExactElement): readonly ExactAttribute[] {
  const inherited = element === apex && !how.exclusive ? inheritedXml(element) : []
  const { attributes } = element
  if (inherited.length === 0 && attributes.length < 2) return attributes
  return [...attributes, ...inherited].sort((one, other) => inOrder(one.ns, other.ns) || inOrder(one.name, other.name))
}

/** `xml:lang` and the like of the ancestors, which Canonical XML 1.0, section 2.4, writes on the outermost element. */
function inheritedXml(element: ExactElement): ExactAttribute[] {
  const found: ExactAttribute[] = []
  for (let outer = element.parent; outer; outer = outer.parent) {
    for (const attribute of outer.attributes) {
      const known = [...element.attributes, ...found]
      if (attribute.prefix === 'xml' && !known.some(({ prefix, name }) => prefix === 'xml' && name === attribute.name))
        found.push(attribute)
    }
  }
  return found
}

/** By code point, which is the order of UTF-8 and not that of UTF-16. */
function inOrder(one: string, other: string): number {
  if (one === other) return 0
  if (/[\ud800-\uffff]/.test(one + other)) return Buffer.compare(Buffer.from(one), Buffer.from(other))
  return one < other ? -1 : 1
}

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (character) => textEscapes[character]!) : text
}

function escapeAttribute(text: string): string {
  return /[&<"\t\n\r]/.test(text) ? text.replace(/[&<"\t\n\r]/g, (character) => attributeEscapes[character]!) : text
}
