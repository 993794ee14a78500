import type { XmlElement } from '../../platform/xml/tree.ts'
import { EHDSI } from './document-types.ts'

/** The first child element with one of these local names; the namespace is the rules' own affair. */
export function first(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  if (!element) return undefined
  for (const node of element.children) if (typeof node !== 'string' && names.includes(node.name)) return node
  return undefined
}

/** Every child element with this local name, in document order. */
export function all(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  for (const node of element?.children ?? []) if (typeof node !== 'string' && node.name === name) found.push(node)
  return found
}

/** Follows first children, as in `first(first(e, 'a'), 'b')` for `at(e, 'a', 'b')`. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let here = element
  for (const name of path) here = first(here, name)
  return here
}

/** The first participant of this type: CSM for what an allergy is against, DEV for a device. */
export function participant(statement: XmlElement, typeCode: string): XmlElement | undefined {
  return all(statement, 'participant').find((found) => found.attributes.typeCode === typeCode)
}

/** An attribute with something in it. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[name]?.trim() || undefined
}

/**
 * The null flavour, `MSK` read as `NI`: that something is masked must not be told, not even by a finding that would
 * differ (Regulation (EU) 2025/327, Art. 8; eHDSI shows masked as no information).
 */
export function nullFlavorOf(element: XmlElement | undefined): string | undefined {
  const flavor = attribute(element, 'nullFlavor')
  return flavor === 'MSK' ? 'NI' : flavor
}

/** Is there any character data below that is not white space? */
export function hasText(element: XmlElement | undefined): boolean {
  if (!element) return false
  return element.children.some((node) => (typeof node === 'string' ? node.trim() !== '' : hasText(node)))
}

/** The part of `xsi:type` after any prefix: `epsos:PQ` is PQ. */
export function typeOf(element: XmlElement): string | undefined {
  const type = element.attributes['xsi:type']
  return type === undefined ? undefined : type.slice(type.indexOf(':') + 1)
}

/** The `root` of every templateId directly on the element. */
export function templatesOf(element: XmlElement | undefined): readonly string[] {
  return all(element, 'templateId').flatMap((template) => attribute(template, 'root') ?? [])
}

/** The template an element is best known by: an eHDSI one before those of IHE and CCD, else the first. */
export function mainTemplateOf(element: XmlElement): string | undefined {
  const templates = templatesOf(element)
  return templates.find((root) => root.startsWith(`${EHDSI}.`)) ?? templates[0]
}
