import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { V3 } from '../../standards/cda/namespaces.ts'
import { type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { type DocumentClass, documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import { isAboutOnePatient } from '../../validation/cda/refusals.ts'

/** A file inside a document, of the kind that its own first octets say. */
export type OriginalFile = {
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

/** An original clinical document as every way out of the program takes it: masks concealed, recognised, read. */
export type OpenedOriginal = {
  readonly kind: DocumentClass
  /** Header, and narrative where there is any: those of CDA, whatever the document is. */
  readonly document: PatientSummary
  /** What it carries; left out where it is narrative. */
  readonly file?: OriginalFile
}

/** How the files begin that MyHealth@EU allows: PDF (ISO 32000), PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81, annex B). */
const begins: readonly (readonly [OriginalFile['mediaType'], readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/**
 * Opens an original clinical document (OrCD): a CDA document around one file, or with narrative.
 *
 * @see MyHealth@EU templates 1.8 to 1.11
 * @throws Problem `xml-…`; `unsupported` (`original-kind`) for another document, (`original-content`) for nothing that can be
 *   shown; `invalid` (`original-patient`) where it is not about one patient
 */
export function openOriginal(bytes: Uint8Array): OpenedOriginal {
  const root = concealMasked(parseXml(bytes))
  const document = readPatientSummary(root)
  const kind = kindOf(root, document)
  if (!kind) throw new Problem('unsupported', 'original-kind', 'Not an original clinical document')
  if (!isAboutOnePatient(root)) throw new Problem('invalid', 'original-patient', 'Not about one patient')
  const file = document.nonXmlBody && fileIn(document.nonXmlBody.base64)
  if (file) return { kind, document, file }
  if (document.sections.some(({ text }) => text)) return { kind, document }
  throw new Problem('unsupported', 'original-content', 'The document holds nothing that can be shown')
}

/** By its code, or one of its translations where the sender has a code of its own. */
function kindOf(root: XmlElement, { header }: PatientSummary): DocumentClass | undefined {
  if (root.name !== 'ClinicalDocument' || root.ns !== V3) return undefined
  const codes = [header.code?.code, ...(header.code?.translations ?? []).map(({ code }) => code)]
  return codes.map((code) => documentClassOf(code ?? '')).find((kind) => kind?.service === 'orcd')
}

function fileIn(base64: string): OriginalFile | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const [mediaType] = begins.find(([, octets]) => octets.every((octet, at) => bytes[at] === octet)) ?? []
  return mediaType && { mediaType, bytes }
}
