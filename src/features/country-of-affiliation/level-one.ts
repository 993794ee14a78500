import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../platform/xml/write.ts'

const hl7 = 'urn:hl7-org:v3'
const templates = '1.3.6.1.4.1.12559.11.10.1.3.1.1'

/** The template of a patient summary as a PDF inside CDA (MyHealth@EU, level 1). */
const patientSummaryLevelOne = `${templates}.7`

/** What precedes the related documents of a CDA header, in the order of its schema. */
const afterRelated: ReadonlySet<string> = new Set(['authorization', 'componentOf', 'component'])

/**
 * Level 1 of a structured summary: its own header with the PDF in place of the sections, each naming the other as its
 * sibling (typeCode XFRM). The same document and PDF give the same bytes.
 *
 * @param extension of the level 1 document's id; its root is the structured document's
 */
export function levelOneOf(structured: Uint8Array, pdf: Uint8Array, extension: string): Uint8Array {
  const root = parseXml(structured)
  const id = childOf(root, 'id')
  const related = element('relatedDocument', hl7, { typeCode: 'XFRM' }, [
    element('parentDocument', hl7, {}, [element('id', hl7, id?.attributes ?? {})]),
  ])
  const text = element('text', hl7, { mediaType: 'application/pdf', representation: 'B64' }, [
    Buffer.from(pdf).toString('base64'),
  ])
  const body = element('component', hl7, {}, [element('nonXMLBody', hl7, {}, [text])])
  const header = root.children
    .filter((child) => typeof child !== 'string')
    .flatMap((child) => headerOf(child, extension))
  const end = header.findIndex(({ name }) => afterRelated.has(name))
  const [before, after] = end < 0 ? [header, []] : [header.slice(0, end), header.slice(end)]
  const document = { ...root, children: [...before, related, ...after, body] }
  return Buffer.from(serialiseXml(withoutWhiteSpace(document), { prefixes: { [hl7]: '' } }))
}

/** What of the header stays: its template and id become level 1's, its sections and sibling go. */
function headerOf(child: XmlElement, extension: string): readonly XmlElement[] {
  if (child.ns !== hl7) return [child]
  if (child.name === 'component') return []
  if (child.name === 'relatedDocument') return child.attributes.typeCode === 'XFRM' ? [] : [child]
  if (child.name === 'templateId') {
    const isDocument = child.attributes.root?.startsWith(`${templates}.`)
    return [isDocument ? element('templateId', hl7, { root: patientSummaryLevelOne }) : child]
  }
  if (child.name !== 'id') return [child]
  return [element('id', hl7, { ...child.attributes, extension })]
}

function childOf(root: XmlElement, name: string): XmlElement | undefined {
  return root.children.find((child) => typeof child !== 'string' && child.ns === hl7 && child.name === name) as
    | XmlElement
    | undefined // `find` keeps the type of what it searches, and a string never passes the test
}

/** Layout between elements says nothing, and would otherwise stand around what is new. */
function withoutWhiteSpace(node: XmlElement): XmlElement {
  const children = node.children
    .map((child): XmlNode => (typeof child === 'string' ? child : withoutWhiteSpace(child)))
    .filter((child, _at, all) => typeof child !== 'string' || child.trim() !== '' || all.length === 1)
  return { ...node, children }
}
