import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'

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

/** All words below the element on one line, each run of white space one space. Cells, items and breaks part words. */
export function plainText(element: XmlElement): string {
  const text = words(element, longest).replace(/\s+/g, ' ').trim()
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Stops at the first node past the limit. */
function words(element: XmlElement, limit: number): string {
  const space = apart.has(element.name) ? ' ' : ''
  let text = space
  for (const child of element.children) {
    if (text.length > limit) break
    text += typeof child === 'string' ? child : words(child, limit - text.length)
  }
  return text + space
}

/** Whether a reader would see anything: words, or a picture the section refers to. */
export function narrativeIsEmpty(text: XmlElement): boolean {
  return plainText(text) === '' && !holdsMedia(text)
}

function holdsMedia(element: XmlElement): boolean {
  return elementsOf(element).some((child) => child.name === 'renderMultiMedia' || holdsMedia(child))
}
