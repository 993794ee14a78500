import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { EPSOS, PHARM, V3 } from './namespaces.ts'

/**
 * Brings the medication extensions of waves 1 to 5 (`urn:epsos-org:ep:medication`) over to those of wave 6
 * (`urn:hl7-org:pharm`), so that everything after it knows one dialect only. Names are matched by namespace, never by
 * prefix (eHDSI CDA implementation guide, wave 6 change of the pharmacy extensions).
 */
const renamed: ReadonlyMap<string, string> = new Map([
  ['containerPackagedMedicine', 'containerPackagedProduct'],
  ['generalizedMedicineClass', 'generalizedMaterialKind'],
  ['ingredient/ingredient', 'ingredientSubstance'],
])

/** Parts of data types: the older extensions have them in their own namespace, wave 6 in that of HL7 V3. */
const dataTypeParts: ReadonlySet<string> = new Set([
  'originalText',
  'reference',
  'translation',
  'qualifier',
  'numerator',
  'denominator',
  'low',
  'high',
  'center',
  'width',
])

/** The type without its prefix (`epsos:PQ`, `urn:PQ`), which means nothing outside the document it was declared in. */
function inOneTypeSystem(attributes: XmlElement['attributes']): XmlElement['attributes'] {
  const type = attributes['xsi:type']
  return type?.includes(':') ? { ...attributes, 'xsi:type': type.replace(/^.*:/, '') } : attributes
}

export type InOneDialect = {
  readonly root: XmlElement
  /** The element of the document received that this one stands for. */
  readonly origin: (element: XmlElement) => XmlElement
}

export function inOneDialect(root: XmlElement): InOneDialect {
  if (!hasDialect(root)) return { root, origin: (element) => element }
  const origins = new Map<XmlElement, XmlElement>()
  return {
    root: translate(root, null, origins),
    origin: (element) => origins.get(element) ?? element,
  }
}

function hasDialect({ ns, attributes, children }: XmlElement): boolean {
  if (ns === EPSOS || attributes['xsi:type']?.includes(':')) return true
  for (const node of children) if (typeof node !== 'string' && hasDialect(node)) return true
  return false
}

function translate(element: XmlElement, parent: XmlElement | null, origins: Map<XmlElement, XmlElement>): XmlElement {
  const children: XmlNode[] = []
  const name =
    element.ns === EPSOS
      ? (renamed.get(`${parent?.name}/${element.name}`) ?? renamed.get(element.name) ?? element.name)
      : element.name
  const made: XmlElement = {
    name,
    ns: element.ns === EPSOS ? (dataTypeParts.has(name) ? V3 : PHARM) : element.ns,
    attributes: inOneTypeSystem(element.attributes),
    children,
    line: element.line,
    parent,
  }
  origins.set(made, element)
  for (const node of element.children) children.push(typeof node === 'string' ? node : translate(node, made, origins))
  return made
}
