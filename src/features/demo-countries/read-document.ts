import { parseXml } from '../../platform/xml/parse.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { type DocumentClass, documentClasses, documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import { recogniseSummary } from '../../validation/cda/refusals.ts'

/** A document that a country may have of a person, read as far as a registry does. */
export type ReadDocument = {
  readonly bytes: Uint8Array
  readonly header: PatientSummary['header']
  readonly kind: DocumentClass
  readonly level: 'L1' | 'L3'
}

const summaryClass = documentClasses.find(({ id }) => id === 'patient-summary')!

/**
 * Reads a patient summary, or an original clinical document.
 *
 * @throws Problem `xml-…`, or as `recogniseSummary` for what is neither
 */
export function readDocument(bytes: Uint8Array): ReadDocument {
  const root = concealMasked(parseXml(bytes))
  const { header } = readPatientSummary(root)
  const kind = documentClassOf(header.code?.code ?? '')
  if (kind?.service === 'orcd') return { bytes, header, kind, level: 'L1' }
  return { bytes, header, kind: summaryClass, level: recogniseSummary(root).level }
}

/** When a document was made; undefined when it does not say to the minute. */
export function madeAt({ header }: ReadDocument): Date | undefined {
  const written = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:\.\d+)?([+-]\d{2})?(\d{2})?$/.exec(
    header.effectiveTime?.value ?? '',
  )
  if (!written) return undefined
  const [, year, month, day, hour, minute, second = '00', zone = '+00', minutes = '00'] = written
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${minutes}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
