import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { narrativeLanguage } from './narrative-language.ts'
import { isHarmlessLink, neverShown } from './narrative-names.ts'

/** How a piece of text stands out. `deleted` is `revised="delete"`: shown, struck through. */
export type Mark = 'bold' | 'italics' | 'underline' | 'sub' | 'sup' | 'deleted' | 'note'

/** What stands in a line. Strings are words of the document, to be escaped like any other. */
export type Inline =
  | string
  | {
      readonly kind: 'span'
      readonly marks: readonly Mark[]
      readonly lang?: string
      readonly id?: string
      readonly children: readonly Inline[]
    }
  /** `href` begins with `http://` or `https://`: to be shown as text, or opened only when the reader asks. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }
  /** A picture elsewhere in the document (`observationMedia/@ID`), not shown here. */
  | { readonly kind: 'media'; readonly reference: string }

/** Where an element's words are: in which language, and under which of the document's ids. */
export type Place = { readonly lang?: string; readonly id?: string }

export function placeOf({ attributes }: XmlElement): Place {
  const lang = narrativeLanguage(attributes.language ?? attributes['xml:lang'] ?? attributes.lang)
  const id = attributes.ID ?? attributes.id
  return { ...(lang === undefined ? {} : { lang }), ...(id !== undefined && /^[\w.:-]{1,100}$/.test(id) ? { id } : {}) }
}

/** Nodes that stand in one line, white space collapsed as browsers do, none at either end; empty when there are no words. */
export function inlinesIn(nodes: readonly XmlNode[]): readonly Inline[] {
  const inlines = convert(nodes)
  while (isBlank(inlines[0])) inlines.shift()
  while (isBlank(inlines.at(-1))) inlines.pop()
  const [first] = inlines
  if (typeof first === 'string') inlines[0] = first.replace(/^ /, '')
  const last = inlines.at(-1)
  if (typeof last === 'string') inlines[inlines.length - 1] = last.replace(/ $/, '')
  return inlines
}

function isBlank(inline: Inline | undefined): boolean {
  return inline === ' ' || inline === '' || (typeof inline === 'object' && inline.kind === 'break')
}

function convert(nodes: readonly XmlNode[]): Inline[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? collapsed(node) : ofElement(node)))
}

function collapsed(text: string): readonly Inline[] {
  return text === '' ? [] : [text.replace(/[ \t\n\r]+/g, ' ')]
}

function ofElement(source: XmlElement): readonly Inline[] {
  if (neverShown.has(source.name.toLowerCase())) return []
  const children = convert(source.children)
  const { attributes } = source
  if (source.name === 'br') return [{ kind: 'break' }, ...children]
  if (source.name === 'img') return attributes.alt ? [attributes.alt, ...children] : children
  if (source.name === 'renderMultiMedia') {
    return [{ kind: 'media', reference: attributes.referencedObject ?? '' }, ...children]
  }
  const { href = '' } = attributes
  if (/^https?:/i.test(href) && isHarmlessLink(href) && children.length > 0) return [{ kind: 'link', href, children }]
  return spanned(children, marksOf(source), placeOf(source))
}

/** The same, marked; or just the same when there is nothing to mark. */
export function spanned(children: readonly Inline[], marks: readonly Mark[], place: Place = {}): readonly Inline[] {
  const plain = marks.length === 0 && place.lang === undefined && place.id === undefined
  return plain ? children : [{ kind: 'span', marks, ...place, children }]
}

const styleMarks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['Bold', 'bold'],
  ['Italics', 'italics'],
  ['Emphasis', 'italics'],
  ['Underline', 'underline'],
])

const nameMarks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italics'],
  ['em', 'italics'],
  ['u', 'underline'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['s', 'deleted'],
  ['strike', 'deleted'],
  ['del', 'deleted'],
  ['footnote', 'note'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((heading) => [heading, 'bold'] as const),
])

/** How an element's words stand out, by its name, its style codes and its revision. */
export function marksOf({ name, attributes }: XmlElement): readonly Mark[] {
  const styles = attributes.styleCode?.split(/\s+/).map((styleCode) => styleMarks.get(styleCode)) ?? []
  const marks = [nameMarks.get(name), ...styles, attributes.revised === 'delete' ? ('deleted' as const) : undefined]
  return [...new Set(marks.filter((mark) => mark !== undefined))]
}
