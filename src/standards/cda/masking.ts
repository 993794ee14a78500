import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'

/**
 * Reads `MSK` (masked) as `NI` (no information), everywhere in a document.
 *
 * That something is hidden may not be noticeable to professionals on any route (Regulation (EU) 2025/327, Art. 8), so
 * the difference ends here, before anything is shown, converted, counted or reported. A document without masks is
 * given back as it is.
 */
export function concealMasked(root: XmlElement): XmlElement {
  return hasMask(root) ? conceal(root, null) : root
}

function hasMask(element: XmlElement): boolean {
  if (element.attributes.nullFlavor === 'MSK') return true
  for (const node of element.children) if (typeof node !== 'string' && hasMask(node)) return true
  return false
}

function conceal(element: XmlElement, parent: XmlElement | null): XmlElement {
  const children: XmlNode[] = []
  const masked = element.attributes.nullFlavor === 'MSK'
  const made: XmlElement = {
    ...element,
    attributes: masked ? { ...element.attributes, nullFlavor: 'NI' } : element.attributes,
    children,
    parent,
  }
  for (const node of element.children) children.push(typeof node === 'string' ? node : conceal(node, made))
  return made
}
