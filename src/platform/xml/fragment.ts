import { parseXmlText } from './parse.ts'
import { xsiNamespace } from './scope.ts'
import type { XmlElement } from './tree.ts'
import { writeTree } from './write-tree.ts'

/** What a stored fragment does not declare, by prefix. Changing it breaks fragments already stored. */
const namespaces = {
  '': 'urn:hl7-org:v3',
  pharm: 'urn:hl7-org:pharm',
  epsos: 'urn:epsos-org:ep:medication',
  sdtc: 'urn:hl7-org:sdtc',
  xsi: xsiNamespace,
} as const

const { '': v3, ...prefixed } = namespaces
const prefixes = Object.entries(prefixed).map(([prefix, uri]) => [uri, prefix] as const)
const declared = Object.keys(prefixed)

/**
 * One element as compact text, to be stored inside something else. The namespaces of CDA documents are understood, not
 * declared; others are declared on the element. `parseFragment` is the inverse.
 *
 * @throws Problem `xml-character`, `xml-name`
 */
export function serialiseFragment(element: XmlElement): string {
  return writeTree(element, { prefixes, declared, defaultNs: v3, inForce: v3 })
}

/**
 * Reads what `serialiseFragment` wrote, with the bounds of `parseXml`: a fragment may have been outside our hands.
 *
 * @throws Problem as `parseXml`
 */
export function parseFragment(text: string): XmlElement {
  return parseXmlText(text, namespaces)
}
