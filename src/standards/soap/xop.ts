import { Problem } from '../../kernel/problem.ts'
import { elementsOf, pathOf, textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { XOP } from './names.ts'

/** Attachments by Content-ID, without angle brackets. */
export type Attachments = ReadonlyMap<string, Uint8Array>

/** What stands in the place of a binary content that is sent as an attachment (XOP 1.0 section 2.1). */
export function xopInclude(contentId: string): XmlElement {
  return element('Include', XOP, { href: `cid:${encodeURIComponent(contentId).replaceAll('%40', '@')}` })
}

/**
 * The binary content of an element, whether it was sent as an attachment or inline as base64. White space in base64 is
 * passed over; anything else that is not of it is refused.
 *
 * @throws Problem `invalid` `mime-part-missing`, `base64`, `xop-include`
 */
export function binaryOf(holder: XmlElement, attachments: Attachments): Uint8Array {
  const include = elementsOf(holder).find(isInclude)
  if (include) return included(include, attachments)
  const text = textOf(holder).replace(/[\t\n\r ]+/g, '')
  const bytes = Buffer.from(text, 'base64')
  // Node passes over what is no base64, so the length tells.
  if (elementsOf(holder).length > 0 || text.length % 4 !== 0 || bytes.length !== decodedLength(text)) {
    throw new Problem('invalid', 'base64', 'A binary content is not base64', { at: pathOf(holder) })
  }
  return bytes
}

/** Elements whose content may be sent as an attachment: documents of ITI-39 and ITI-41. */
const holders: readonly string[] = ['Document', 'Value']

/**
 * The same tree with every attachment written inline as base64, for those who do not read MTOM.
 *
 * @throws Problem as `binaryOf`
 */
export function inlined(root: XmlElement, attachments: Attachments): XmlElement {
  if (attachments.size === 0) return root
  if (elementsOf(root).some(isInclude)) {
    return { ...root, children: [Buffer.from(binaryOf(root, attachments)).toString('base64')] }
  }
  return {
    ...root,
    children: root.children.map((child) => (typeof child === 'string' ? child : inlined(child, attachments))),
  }
}

/**
 * Refuses a message in which an attachment that is pointed at is not there, before anyone acts on half of it, and one
 * that points from anywhere but a document: what is signed must not change its meaning with an attachment.
 *
 * @throws Problem `invalid` `mime-part-missing`, `xop-include`
 */
export function refuseDanglingIncludes(root: XmlElement, attachments: Attachments): void {
  const waiting = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (isInclude(next)) included(next, attachments)
    else for (const child of next.children) if (typeof child !== 'string') waiting.push(child)
  }
}

function isInclude({ name, ns }: XmlElement): boolean {
  return name === 'Include' && ns === XOP
}

function included(include: XmlElement, attachments: Attachments): Uint8Array {
  const { parent } = include
  const placed = !parent || (holders.includes(parent.name) && alone(parent))
  const contentId = placed ? contentIdOf(include.attributes.href ?? '') : undefined
  if (contentId === undefined) {
    throw new Problem('invalid', 'xop-include', 'An xop:Include is not as XOP has it', { at: pathOf(include) })
  }
  const bytes = attachments.get(contentId)
  if (bytes) return bytes
  throw new Problem('invalid', 'mime-part-missing', 'An attachment that is pointed at is missing', {
    at: pathOf(include),
  })
}

function alone(parent: XmlElement): boolean {
  return elementsOf(parent).length === 1 && textOf(parent).trim() === ''
}

/** RFC 2392; undefined for anything but a `cid:` that can be decoded. */
function contentIdOf(href: string): string | undefined {
  if (!/^cid:./i.test(href)) return undefined
  try {
    return decodeURIComponent(href.slice('cid:'.length))
  } catch {
    return undefined
  }
}

function decodedLength(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
}
