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
 * @throws Problem `xml-…` (`platform/xml/parse.ts`) or a refusal (`validation/cda/refusals.ts`), without personal data
 */
export function openSummary(bytes: Uint8Array, now: Date): OpenedSummary {
  const root = concealMasked(parseXml(bytes))
  const recognition = recogniseSummary(root)
  return { summary: readPatientSummary(root), findings: checkSummary(root, now), root, recognition }
}
