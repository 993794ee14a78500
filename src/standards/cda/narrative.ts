import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { parseXhtml, serialiseXhtml } from '../../platform/xml/xhtml.ts'
import { cdaOf } from './narrative-from-xhtml.ts'
import { isShown } from './narrative-names.ts'
import { xhtmlOf } from './narrative-to-xhtml.ts'

/** Elements of the narrative that stand apart from what is around them, so that words must not run together. */
const apart = new Set(
  'br paragraph list item table caption thead tbody tfoot tr th td p div li ul ol dt dd h1 h2 h3 h4 h5 h6 hr pre'.split(
    ' ',
  ),
)

/**
 * The elements of a section's text (or of a whole document) by `ID`, what `originalText/reference` points at. The first
 * wins where two have the same. An `id` in small letters, as hand-made narratives have, counts where no `ID` is.
 */
export function narrativeIndex(text: XmlElement): ReadonlyMap<string, XmlElement> {
  const index = new Map<string, XmlElement>()
  const visit = (element: XmlElement): void => {
    const id = element.attributes.ID ?? element.attributes.id
    if (id !== undefined && !index.has(id)) index.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') visit(child)
  }
  visit(text)
  return index
}

/**
 * The words a reference points at, as `plainText`; undefined when it points at nothing or at an element without words.
 *
 * @param reference `#id`, or `id` as some countries write it
 */
export function resolveReference(index: ReadonlyMap<string, XmlElement>, reference: string): string | undefined {
  const found = index.get(reference.trim().replace(/^#/, ''))
  if (!found) return undefined
  const words = resolved.get(found) ?? plainText(found)
  resolved.set(found, words)
  return words === '' ? undefined : words
}

/** Hundreds of references may point at one large element; its words are put together once. */
const resolved = new WeakMap<XmlElement, string>()

/** Past this a text is no longer what somebody wrote for one statement; it ends in an ellipsis. */
const longest = 10_000

/**
 * All words below the element on one line, each run of white space one space, scripts and style sheets left out. Cells,
 * items and breaks part words.
 */
export function plainText(element: XmlElement): string {
  let text = ''
  let spaced = true
  const add = (piece: string): void => {
    const collapsed = piece.slice(0, 10 * longest).replace(/\s+/g, ' ')
    text += spaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed
    if (collapsed !== '') spaced = collapsed.endsWith(' ')
  }
  const visit = (current: XmlElement): void => {
    if (!isShown(current.name)) return
    if (apart.has(current.name)) add(' ')
    for (const child of current.children) {
      if (text.length > longest) return
      if (typeof child === 'string') add(child)
      else visit(child)
    }
    if (apart.has(current.name)) add(' ')
  }
  visit(element)
  return text.length > longest ? `${text.slice(0, longest)}…` : text.trimEnd()
}

/** Whether a reader would see anything: words, or a picture the section refers to. */
export function narrativeIsEmpty(text: XmlElement): boolean {
  return !holdsWords(text) && !holdsMedia(text)
}

function holdsWords({ name, children }: XmlElement): boolean {
  return isShown(name) && children.some((child) => (typeof child === 'string' ? /\S/.test(child) : holdsWords(child)))
}

function holdsMedia({ children }: XmlElement): boolean {
  return children.some((child) => typeof child !== 'string' && (child.name === 'renderMultiMedia' || holdsMedia(child)))
}

/**
 * A section's text as FHIR `Narrative.div`; undefined when there is nothing to read, since FHIR forbids an empty one.
 *
 * @see https://hl7.org/fhir/R4/narrative.html (txt-1, txt-2)
 */
export function narrativeToXhtml(text: XmlElement): NarrativeDiv | undefined {
  if (narrativeIsEmpty(text)) return undefined
  const xhtml = xhtmlOf(text)
  return { div: serialiseXhtml(xhtml), whole: same(text, cdaOf(xhtml)) }
}

/** `whole`: the way back gives this very text; when not, the original must be carried beside it. */
export type NarrativeDiv = { readonly div: string; readonly whole: boolean }

/**
 * A FHIR `Narrative.div` as the CDA text block it came from, or as the nearest one when it was not made by
 * `narrativeToXhtml`.
 *
 * @throws Problem `xml-…` when the div is not XHTML
 */
export function narrativeFromXhtml(div: string): XmlElement {
  return cdaOf(parseXhtml(div))
}

/** Same names, attributes and children, wherever they stood. Between columns, white space is nothing. */
function same(one: XmlElement, other: XmlElement): boolean {
  if (one.name === 'colgroup' && one.children.some((child) => typeof child === 'string' && child.trim() === ''))
    return same({ ...one, children: elementsOf(one) }, other)
  if (one.name !== other.name || one.ns !== other.ns || one.children.length !== other.children.length) return false
  let more = 0
  for (const key in one.attributes) {
    if (one.attributes[key] !== other.attributes[key]) return false
    more += 1
  }
  for (const _ in other.attributes) more -= 1
  if (more !== 0) return false
  return one.children.every((child, i) => {
    const twin = other.children[i]!
    return typeof child === 'string' || typeof twin === 'string' ? child === twin : same(child, twin)
  })
}
