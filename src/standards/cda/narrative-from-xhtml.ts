import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import {
  cdaName,
  classAttributes,
  isHarmlessLink,
  isShown,
  neverShown,
  sameAttributes,
  sameName,
} from './narrative-names.ts'
import { V3 } from './namespaces.ts'

/**
 * An XHTML narrative as a CDA text block: the inverse of `xhtmlOf` for what that made, and a fair reading of XHTML made
 * by anyone else. There, a `div` inside is a paragraph, or nothing where it holds paragraphs; a picture is its `alt`;
 * rows straight in a table get a `tbody`; a table in a cell, which CDA has not, is a list of its rows.
 */
export function cdaOf(div: XmlElement): XmlElement {
  return element('text', V3, attributesOf(div, 'div', undefined), childrenOf(div))
}

const blocks = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'dl',
  'table',
  'pre',
  'blockquote',
  'address',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])

function childrenOf(parent: XmlElement): readonly XmlNode[] {
  const children: XmlNode[] = []
  for (const child of parent.children) {
    if (typeof child === 'string') children.push(child)
    else for (const node of convert(child, parent)) children.push(node)
  }
  return parent.name === 'table' ? withBody(withColumnGroups(children)) : children
}

function convert(source: XmlElement, parent: XmlElement): readonly XmlNode[] {
  if (!isShown(source.name)) return []
  const name = markOf(source, 'element')
  if (name !== undefined) return [element(name, V3, attributesOf(source, source.name, undefined), childrenOf(source))]
  const group = source.name === 'col' && parent.name === 'table' ? markOf(source, 'colgroup') : undefined
  if (group !== undefined) return [element('colgroup', V3, { [COLUMN]: group }, [made('col', source)])]
  if (source.name === 'img') return source.attributes.alt ? [source.attributes.alt] : []
  if (source.name === 'div') return holdsBlocks(source) ? childrenOf(source) : [made('paragraph', source)]
  if (source.name === 'table' && (parent.name === 'td' || parent.name === 'th')) return [rowsAsList(source)]
  if (sameName.has(source.name)) return [made(source.name, source)]
  const [cda, styleCode] = cdaName.get(source.name) ?? ['content']
  if (cda === 'br') return [element('br', V3), ...childrenOf(source)]
  return [made(cda, source, styleCode)]
}

function made(name: string, source: XmlElement, styleCode?: string): XmlElement {
  const attributes = attributesOf(source, source.name, styleCode)
  return { name, ns: V3, attributes, children: childrenOf(source), line: 0, parent: null }
}

function attributesOf(source: XmlElement, name: string, style: string | undefined): Readonly<Record<string, string>> {
  const { attributes } = source
  if (style === undefined && name !== 'ol' && isEmpty(attributes)) return attributes
  const kept: Record<string, string> = {}
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined) kept[key] = value
  }
  put('ID', attributes.id)
  put('language', attributes.lang ?? attributes['xml:lang'])
  for (const key of sameAttributes[name] ?? []) put(key, attributes[key])
  if (name === 'a' && isHarmlessLink(attributes.href ?? '')) put('href', attributes.href)
  if (name === 'ol') put('listType', 'ordered')
  const styles = classesOf(source).filter((token) => !token.startsWith('cda-'))
  if (style !== undefined && !styles.includes(style)) styles.push(style)
  if (styles.length > 0) put('styleCode', styles.join(' '))
  if (attributes.class?.includes('cda-')) for (const key of classAttributes) put(key, markOf(source, key))
  return kept
}

function isEmpty(attributes: XmlElement['attributes']): boolean {
  for (const _ in attributes) return false
  return true
}

function classesOf({ attributes }: XmlElement): readonly string[] {
  return attributes.class?.split(/\s+/).filter(Boolean) ?? []
}

/** What `xhtmlOf` wrote as `cda-<key>-<value>`, unless it is not something that it would have written. */
function markOf(source: XmlElement, key: string): string | undefined {
  const start = `cda-${key}-`
  if (!source.attributes.class?.includes(start)) return undefined
  const token = classesOf(source).find((candidate) => candidate.startsWith(start))
  if (token === undefined) return undefined
  const value = decoded(token.slice(start.length))
  const isName = value !== undefined && /^[A-Za-z][A-Za-z0-9]*$/.test(value) && !neverShown.has(value.toLowerCase())
  return key !== 'element' || isName ? value : undefined
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    // Somebody else's class that happens to begin as ours.
    return undefined
  }
}

function holdsBlocks(source: XmlElement): boolean {
  return source.children.some((child) => typeof child !== 'string' && blocks.has(child.name))
}

/** On a group of one column while its table is read: whether it begins a group or goes on with one. */
const COLUMN = 'cda-colgroup'

function withColumnGroups(children: readonly XmlNode[]): readonly XmlNode[] {
  const grouped: XmlNode[] = []
  for (const child of children) {
    const order = typeof child === 'string' ? undefined : child.attributes[COLUMN]
    const last = grouped.at(-1)
    if (typeof child === 'string' || order === undefined) grouped.push(child)
    else if (order === 'next' && typeof last === 'object' && last.name === 'colgroup')
      grouped[grouped.length - 1] = { ...last, children: [...last.children, ...child.children] }
    else grouped.push({ ...child, attributes: {} })
  }
  return grouped
}

/** CDA wants rows in a `tbody`, a `thead` or a `tfoot`: each run of rows that has none gets one. */
function withBody(children: readonly XmlNode[]): readonly XmlNode[] {
  const grouped: XmlNode[] = []
  let rows: XmlElement[] = []
  const close = (): void => {
    if (rows.length > 0) grouped.push(element('tbody', V3, {}, rows))
    rows = []
  }
  for (const child of children) {
    if (typeof child !== 'string' && child.name === 'tr') rows.push(child)
    else {
      close()
      grouped.push(child)
    }
  }
  close()
  return grouped
}

const rowGroups = new Set(['thead', 'tfoot', 'tbody'])

function rowsAsList(table: XmlElement): XmlElement {
  const rows: (readonly XmlNode[])[] = []
  const visit = (current: XmlElement): void => {
    for (const child of current.children) {
      if (isBlank(child)) continue
      if (typeof child !== 'string' && rowGroups.has(child.name)) visit(child)
      else rows.push(typeof child !== 'string' && child.name === 'tr' ? cellsOf(child) : contentOf(child, table))
    }
  }
  visit(table)
  return element(
    'list',
    V3,
    {},
    rows.filter((row) => row.length > 0).map((row) => element('item', V3, {}, row)),
  )
}

function cellsOf(row: XmlElement): readonly XmlNode[] {
  const cells = row.children.filter((cell) => !isBlank(cell)).map((cell) => contentOf(cell, row))
  return cells.flatMap((cell, i) => (i === 0 ? cell : [' | ', ...cell]))
}

function contentOf(node: XmlNode, parent: XmlElement): readonly XmlNode[] {
  if (typeof node === 'string') return [node]
  return sameName.has(node.name) ? childrenOf(node) : convert(node, parent)
}

function isBlank(node: XmlNode): boolean {
  return typeof node === 'string' && node.trim() === ''
}
