import type { XmlElement } from '../../platform/xml/tree.ts'
import type { PatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import type { Assembly } from './bundle.ts'
import { element, elements, text } from './elements.ts'
import { asArray, type Unmaking } from './map.ts'
import { isNotInSource } from './sections.ts'

/** An L1 summary is a PDF: it travels whole, as a DocumentReference in a section of its own. */

const PATIENT_SUMMARY: CodeableConcept = { coding: [{ system: 'http://loinc.org', code: '60591-5' }] }

export function documentReference({ nonXmlBody, header }: PatientSummary, assembly: Assembly): Json[] {
  if (!nonXmlBody) return []
  const reference = assembly.put({
    resourceType: 'DocumentReference',
    status: 'current',
    type: PATIENT_SUMMARY,
    subject: assembly.patient,
    content: [
      {
        attachment: {
          ...(nonXmlBody.mediaType ? { contentType: nonXmlBody.mediaType } : {}),
          ...(header.languageCode?.code ? { language: header.languageCode.code } : {}),
          data: nonXmlBody.base64.replace(/\s+/g, ''),
        },
      },
    ],
  })
  return [
    {
      title: header.title || 'Patient Summary',
      code: PATIENT_SUMMARY,
      text: {
        status: 'additional',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>The summary was sent as one document.</p></div>',
      },
      entry: [reference],
    },
  ]
}

/** Whether the attachment says all there is to a `nonXMLBody/text`; if not, the element is carried whole as well. */
export function isOnlyBytes(text: XmlElement): boolean {
  const { mediaType, representation, ...more } = text.attributes
  const siblings = text.parent?.children.filter((node) => typeof node !== 'string' && node.name === 'text') ?? []
  return (
    text.name === 'text' &&
    siblings.length === 1 &&
    mediaType !== '' &&
    representation === 'B64' &&
    Object.keys(more).length === 0 &&
    text.children.every((node) => typeof node === 'string')
  )
}

/**
 * The attachment of {@link documentReference}, where it is all there is. One that stands among sections is something
 * they speak of, an advance directive for instance, and must not hide them.
 */
export function originalDocument(
  composition: Json,
  unmaking: Unmaking,
): { readonly mediaType?: string; readonly base64: string } | undefined {
  const [section, ...others] = elements<Json>(composition.section).filter((each) => !isNotInSource(each))
  if (section === undefined || others.length > 0 || !isWholeSummary(section)) return undefined
  for (const reference of asArray(section.entry)) {
    const resource = unmaking.find(reference)
    if (resource?.resourceType !== 'DocumentReference') continue
    const attachment = element<Json>(elements<Json>(resource.content)[0]?.attachment)
    const [contentType, data] = [text(attachment?.contentType), text(attachment?.data)]
    if (data !== undefined) return { ...(contentType ? { mediaType: contentType } : {}), base64: data }
  }
  return undefined
}

function isWholeSummary(section: Json): boolean {
  const [own] = PATIENT_SUMMARY.coding ?? []
  const { coding = [] } = element<CodeableConcept>(section.code) ?? {}
  return coding.some(({ system, code }) => system === own?.system && code === own?.code)
}
