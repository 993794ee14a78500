import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { type Inline, inlinesIn, marksOf, type Place, placeOf, spanned } from './narrative-inlines.ts'
import { neverShown } from './narrative-names.ts'
import { type Row, tableOf } from './narrative-tables.ts'

/** What stands on lines of its own. A language is given where it is not that of what it stands in. */
export type Block = Place &
  (
    | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
    /** Words straight in a cell or an item: no paragraph of their own. */
    | { readonly kind: 'text'; readonly children: readonly Inline[] }
    | {
        readonly kind: 'list'
        readonly ordered: boolean
        readonly caption?: readonly Inline[]
        readonly items: readonly (Place & { readonly children: readonly Block[] })[]
      }
    | {
        readonly kind: 'table'
        readonly caption?: readonly Inline[]
        readonly head: readonly Row[]
        readonly body: readonly Row[]
        readonly foot: readonly Row[]
      }
  )

/**
 * A section's text as a page may show it: only words, layout and language, with nothing left that a browser could run or
 * fetch. No word is left out but those of scripts and style sheets; what is unknown is shown as its words. An `id` is the
 * document's own: a page puts something before it.
 */
export function narrativeBlocks(text: XmlElement): readonly Block[] {
  return within(text)
}

/** The blocks of an element that is none itself: what it says about language holds for each of them. */
function within(container: XmlElement): readonly Block[] {
  const { lang } = placeOf(container)
  const blocks = blocksIn(container.children)
  return lang === undefined ? blocks : blocks.map((block) => ({ lang, ...block }))
}

function blocksIn(nodes: readonly XmlNode[]): readonly Block[] {
  const blocks: Block[] = []
  let line: XmlNode[] = []
  const endLine = (): void => {
    const children = inlinesIn(line)
    if (children.length > 0) blocks.push({ kind: 'text', children })
    line = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !standsApart(node)) line.push(node)
    else {
      endLine()
      for (const block of toBlocks.get(node.name)?.(node) ?? within(node)) blocks.push(block)
    }
  }
  endLine()
  return blocks
}

const apart = new WeakMap<XmlElement, boolean>()

/** Whether the element is a block or holds one; remembered, since each level of a nest asks. */
function standsApart(element: XmlElement): boolean {
  const known = apart.get(element)
  if (known !== undefined) return known
  const answer =
    !neverShown.has(element.name.toLowerCase()) &&
    (toBlocks.has(element.name) ||
      containers.has(element.name) ||
      element.children.some((child) => typeof child !== 'string' && standsApart(child)))
  apart.set(element, answer)
  return answer
}

/** Blocks by themselves, whatever they hold. */
const containers: ReadonlySet<string> = new Set(
  'div blockquote center section article form dt dd item li caption thead tbody tfoot tr th td'.split(' '),
)

function paragraph(source: XmlElement): readonly Block[] {
  const place = placeOf(source)
  const marks = marksOf(source)
  // Lists and tables inside a paragraph, which CDA forbids and documents have, come out of it.
  return blocksIn(source.name === 'pre' ? withBreaks(source.children) : source.children).map((block) =>
    block.kind === 'text' ? { kind: 'paragraph', ...place, children: spanned(block.children, marks) } : block,
  )
}

/** Preformatted text keeps its lines. */
function withBreaks(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const lineBreak: XmlElement = { name: 'br', ns: '', attributes: {}, children: [], line: 0, parent: null }
  return nodes.flatMap((node) =>
    typeof node === 'string' ? node.split('\n').flatMap((line, i) => (i === 0 ? [line] : [lineBreak, line])) : [node],
  )
}

const itemNames = new Set(['item', 'li', 'dt', 'dd'])

function list(source: XmlElement): readonly Block[] {
  const parts = source.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const isCaption = (part: XmlNode) => typeof part !== 'string' && part.name === 'caption'
  const caption = inlinesIn(parts.filter(isCaption))
  const items = parts
    .filter((part) => !isCaption(part))
    .map((part) =>
      typeof part === 'string' || !itemNames.has(part.name)
        ? { children: blocksIn([part]) }
        : { ...placeOf(part), children: blocksIn(part.children) },
    )
  const ordered = source.attributes.listType === 'ordered' || source.name === 'ol'
  return [{ kind: 'list', ...placeOf(source), ordered, ...(caption.length > 0 ? { caption } : {}), items }]
}

function table(source: XmlElement): readonly Block[] {
  const { caption, head, body, foot, beside } = tableOf(source, blocksIn)
  const words = inlinesIn(caption)
  const rows = head.length + body.length + foot.length
  const blocks: Block[] = [
    { kind: 'table', ...placeOf(source), ...(words.length > 0 ? { caption: words } : {}), head, body, foot },
  ]
  return [...(rows === 0 ? blocksIn(caption) : blocks), ...blocksIn(beside)]
}

const toBlocks: ReadonlyMap<string, (source: XmlElement) => readonly Block[]> = new Map([
  ...['paragraph', 'p', 'pre', 'address', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, paragraph] as const),
  ...['list', 'ul', 'ol', 'dl'].map((name) => [name, list] as const),
  ['table', table],
])
