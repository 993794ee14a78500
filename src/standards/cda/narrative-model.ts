import type { XmlElement } from '../../platform/xml/tree.ts'
import { isShown } from './narrative-names.ts'

/**
 * Which XHTML elements may stand in which, as far as validators of FHIR narratives ask (XHTML 1.0 Strict, and no column
 * inside a group of columns). The names below a table are the same in CDA.
 */

/** Parts that make sense in these elements only. */
export const allowedParents: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  caption: ['table'],
  colgroup: ['table'],
  col: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  th: ['tr'],
  td: ['tr'],
}

/** Elements that hold these parts and no text; any part of a list becomes an `li`. */
const allowedParts: Readonly<Record<string, readonly string[] | 'any'>> = {
  ul: 'any',
  ol: 'any',
  dl: ['dt', 'dd'],
  table: ['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr'],
  colgroup: ['col'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['th', 'td'],
}

/** May what stands in this CDA element, and in its parts, stand in the XHTML element of this name? */
export function fits(source: XmlElement, name: string): boolean {
  const parts = allowedParts[name]
  if (!parts) return true
  return source.children.every((child) => {
    if (typeof child === 'string') return child.trim() === ''
    if (!isShown(child.name)) return true
    return parts === 'any' ? child.name !== 'br' : parts.includes(child.name) && fits(child, child.name)
  })
}

/** XHTML elements around blocks; the others are lines of text. */
export const mayHoldBlocks: ReadonlySet<string> = new Set([
  ...Object.keys(allowedParts),
  ...['div', 'blockquote', 'li', 'dd', 'th', 'td', 'col'],
])

const blocks: ReadonlySet<string> = new Set([
  ...['paragraph', 'list', 'item', 'p', 'li', 'dt', 'dd', 'div', 'pre', 'blockquote', 'address', 'hr', 'td', 'th'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'col', ...Object.keys(allowedParts)],
])

/** Is anywhere below an element that is a block of its own, in CDA or in HTML by hand? */
export function holdsBlock(source: XmlElement): boolean {
  return source.children.some((child) => typeof child !== 'string' && (blocks.has(child.name) || holdsBlock(child)))
}
