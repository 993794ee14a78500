import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { checkSummary } from '../../validation/cda/check-summary.ts'
import { type Recognition, recogniseSummary } from '../../validation/cda/refusals.ts'
import type { Finding } from '../../validation/cda/rule.ts'

/** A summary as every way out of the program takes it: masks concealed, recognised, read and checked. */
export type OpenedSummary = {
  readonly summary: PatientSummary
  readonly findings: readonly Finding[]
  /** The document received, with masked read as no information. */
  readonly root: XmlElement
  readonly recognition: Recognition
}

/**
 * Opens the bytes of a patient summary, the same way for pages, print and command line.
 *
 * @param now what ages, ends and futures are judged by
 * @throws Problem `summary-as-json`, `xml-…` (`platform/xml/parse.ts`) or a refusal (`validation/cda/refusals.ts`), without personal data
 */
export function openSummary(bytes: Uint8Array, now: Date): OpenedSummary {
  if (opensObject(bytes)) throw new Problem('unsupported', 'summary-as-json', 'JSON is not opened here, only CDA')
  const root = concealMasked(parseXml(bytes))
  const recognition = recogniseSummary(root)
  return { summary: readPatientSummary(root), findings: checkSummary(root, now), root, recognition }
}

const space: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d])

/** Whether it is JSON, as a European Patient Summary in FHIR is. */
function opensObject(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).find((byte) => !space.has(byte)) === 0x7b
}
