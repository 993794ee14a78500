import type { XmlElement } from '../../../platform/xml/tree.ts'
import { plainText } from '../../../standards/cda/narrative.ts'

/** Elements that are lines of their own, whatever is in them. */
const lines: ReadonlySet<string> = new Set([
  'paragraph',
  'item',
  'caption',
  'p',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])

/** A narrative as lines of text: a row is one, its cells apart; so is a paragraph, an item, and what lies between. */
export function narrativeLines(text: XmlElement): readonly string[] {
  const found: string[] = []
  let loose = ''
  const flush = () => {
    const line = loose.replace(/\s+/g, ' ').trim()
    if (line) found.push(line)
    loose = ''
  }
  const visit = (element: XmlElement): void => {
    if (/^(script|style)$/i.test(element.name)) return
    if (element.name === 'tr') {
      flush()
      const cells = element.children.filter((child) => typeof child !== 'string').map(plainText)
      found.push(cells.join(' | '))
      return
    }
    const apart =
      lines.has(element.name) || element.name === 'br' || element.name === 'list' || element.name === 'table'
    if (apart) flush()
    for (const child of element.children) {
      if (typeof child === 'string') loose += child
      else visit(child)
    }
    if (apart) flush()
  }
  visit(text)
  flush()
  return found
}
