import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'

/**
 * Reads `MSK` (masked) as `NI` (no information), everywhere in a document, and takes away what a sender left inside a
 * masked element: it is masked because this reader may not see it.
 *
 * That something is hidden may not be noticeable to professionals on any route (Regulation (EU) 2025/327, Art. 8), so
 * the difference ends here, before anything is shown, converted, counted or reported. A document without masks is
 * given back as it is.
 */
export function concealMasked(root: XmlElement): XmlElement {
  return hasMask(root) ? conceal(root, null) : root
}

const NULL_FLAVOR = '2.16.840.1.113883.5.1008'

/** Attribute values of a code type begin and end where the words do (XML Schema `token`). */
const saysMasked = (value: string | undefined) => value !== undefined && value.trim().toUpperCase() === 'MSK'

/** Masked by its null flavour, or by a code that is one. */
function isMasked({ attributes }: XmlElement): boolean {
  if (saysMasked(attributes.nullFlavor)) return true
  return saysMasked(attributes.code) && attributes.codeSystem?.trim() === NULL_FLAVOR
}

function hasMask(element: XmlElement): boolean {
  if (isMasked(element)) return true
  for (const node of element.children) if (typeof node !== 'string' && hasMask(node)) return true
  return false
}

/** What an element is, as against what it says. */
const structuralAttributes: ReadonlySet<string> = new Set(
  'xsi:type classCode moodCode typeCode determinerCode contextControlCode inversionInd operator use ID'.split(' '),
)
const structuralChildren: ReadonlySet<string> = new Set('realmCode typeId templateId statusCode'.split(' '))

/** Without these there is no document to read; each part of them is masked or not by itself. */
const frame: ReadonlySet<string> = new Set(
  'ClinicalDocument recordTarget patientRole patient component structuredBody entry entryRelationship'.split(' '),
)

function conceal(element: XmlElement, parent: XmlElement | null): XmlElement {
  const children: XmlNode[] = []
  const masked = isMasked(element)
  const made: XmlElement = {
    ...element,
    attributes: masked ? concealed(element) : element.attributes,
    children,
    parent,
  }
  const emptied = masked && !frame.has(element.name)
  for (const node of element.children) {
    if (typeof node === 'string') {
      if (!emptied || node.trim() === '') children.push(node)
    } else if (!emptied || structuralChildren.has(node.name) || tellsSection(element, node)) {
      children.push(conceal(node, made))
    }
  }
  return made
}

/** In the order they were in, which is the order they are written in. */
function concealed({ attributes }: XmlElement): XmlElement['attributes'] {
  const kept = Object.entries(attributes).filter(([name]) => name === 'nullFlavor' || structuralAttributes.has(name))
  const made = Object.fromEntries(kept)
  made.nullFlavor = 'NI'
  return made
}

/** Which section it is that says nothing. */
function tellsSection(element: XmlElement, child: XmlElement): boolean {
  return element.name === 'section' && (child.name === 'code' || child.name === 'title')
}
