import { type Html, html, unescaped } from '../../../protocols/web/html.ts'
import type { XmlElement, XmlNode } from '../../../platform/xml/tree.ts'
import { xhtmlOf } from '../../../standards/cda/narrative-to-xhtml.ts'

/** What a foreign narrative may become on our page. Any other element leaves only its words. */
const shownAs: ReadonlyMap<string, string> = new Map([
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'].map((name) => [name, name] as const),
  ...['ul', 'ol', 'li', 'sub', 'sup', 'b', 'i', 'em', 'strong', 'u', 'span'].map((name) => [name, name] as const),
  ...['div', 'p', 'pre', 'blockquote', 'dl', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(
    (name) => [name, 'div'] as const,
  ),
])

/** The parents an element must have; elsewhere it becomes a `div`, so that no browser moves its words about. */
const belongsIn: Readonly<Record<string, readonly string[]>> = {
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  th: ['tr'],
  td: ['tr'],
  li: ['ul', 'ol'],
}

/** What these may hold besides white space; other content is left where a browser would put it: nowhere. */
const holdsOnly: Readonly<Record<string, readonly string[]>> = {
  table: ['caption', 'thead', 'tbody', 'tfoot', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['th', 'td'],
  ul: ['li'],
  ol: ['li'],
}

/**
 * A narrative as markup of our own: only these elements, no attribute but spans of cells and languages, no link, no
 * identifier. Everything executable ends in `xhtmlOf`; what comes out of it is rebuilt here name by name.
 */
export function narrativeHtml(text: XmlElement): Html {
  return html`${xhtmlOf(text).children.map((node) => nodeHtml(node, 'div'))}`
}

function nodeHtml(node: XmlNode, parent: string): Html {
  if (typeof node === 'string') return html`${node}`
  if (node.name === 'br') return unescaped('<br>')
  const children = (inside: string) => node.children.map((child) => nodeHtml(child, inside))
  const known = shownAs.get(node.name)
  if (known === undefined) return html`${children(parent)}`
  const name = (belongsIn[known]?.includes(parent) ?? true) ? known : 'div'
  const inner = holdsOnly[name] ? node.children.flatMap((child) => inPlace(child, name)) : children(name)
  const tag = unescaped(name)
  return html`<${tag}${attributes(node, name)}>${inner}</${tag}>`
}

/** A child of a table, row or list: as it is, or wrapped in what may stand there. */
function inPlace(node: XmlNode, parent: string): readonly Html[] {
  if (typeof node === 'string' && node.trim() === '') return []
  const name = typeof node === 'string' ? '#text' : (shownAs.get(node.name) ?? '')
  if (holdsOnly[parent]!.includes(name)) return [nodeHtml(node, parent)]
  const wrap = { tr: 'td', ul: 'li', ol: 'li', table: 'caption' }[parent]
  if (wrap === undefined) return [html`<tr><td>${nodeHtml(node, 'td')}</td></tr>`]
  const tag = unescaped(wrap === 'caption' ? 'tbody' : wrap)
  return wrap === 'caption'
    ? [html`<${tag}><tr><td>${nodeHtml(node, 'td')}</td></tr></${tag}>`]
    : [html`<${tag}>${nodeHtml(node, wrap)}</${tag}>`]
}

function attributes({ attributes: written }: XmlElement, name: string): Html {
  const span = (key: string) => {
    const value = written[key]
    return (name === 'td' || name === 'th') && value !== undefined && /^[1-9]\d{0,2}$/.test(value) ? value : undefined
  }
  const [columns, rows] = [span('colspan'), span('rowspan')]
  const lang = written.lang
  return html`${columns && html` colspan="${columns}"`}${rows && html` rowspan="${rows}"`}${lang && html` lang="${lang}"`}`
}
