import { elementsOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { narrativeIsEmpty } from '../../../standards/cda/narrative.ts'
import { narrativeLanguage } from '../../../standards/cda/narrative-language.ts'
import type { Section } from '../../../standards/cda/patient-summary/document.ts'
import type { Narrative } from './summary-view.ts'
import type { Words } from './words.ts'

/**
 * The sender's narrative of a section, and whether it must stand open: it does when nothing is coded, when entries
 * could not be read, or when it has more rows than there are facts (the eHDSI display tool hides such content).
 *
 * @param more whether the statements say something no fact shows
 */
export function narrativeOf(section: Section, facts: number, more: boolean, words: Words): Narrative | undefined {
  const { text } = section
  if (!text || narrativeIsEmpty(text)) return undefined
  const lang = narrativeLanguage(text.attributes.language) ?? words.documentLanguage
  const holdsMore = more || section.kind === 'other' || section.unread.length > 0 || facts === 0 || rowsIn(text) > facts
  return { lang, text, holdsMore }
}

/** Rows with cells, else items: what a narrative has one of for each statement. The largest table or list counts. */
function rowsIn(text: XmlElement): number {
  let most = 0
  const visit = (element: XmlElement): void => {
    const rows = elementsOf(element).filter(isRow).length
    const inner = elementsOf(element).reduce((sum, { name, children }) => {
      if (!/^t(body|foot)$/.test(name)) return sum
      return sum + children.filter((child) => typeof child !== 'string' && isRow(child)).length
    }, 0)
    most = Math.max(most, rows, inner)
    for (const child of elementsOf(element)) visit(child)
  }
  visit(text)
  return most
}

function isRow({ name, children }: XmlElement): boolean {
  if (name === 'item' || name === 'li') return true
  return name === 'tr' && children.some((child) => typeof child !== 'string' && child.name === 'td')
}
