import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { checkSummary } from '../../validation/cda/check-summary.ts'
import { type Recognition, recogniseSummary } from '../../validation/cda/refusals.ts'
import type { Finding } from '../../validation/cda/rule.ts'
import { documentOfEps } from './open-eps.ts'

/** A summary as every way out of the program takes it: masks concealed, recognised, read and checked. */
export type OpenedSummary = {
  readonly summary: PatientSummary
  readonly findings: readonly Finding[]
  /** The document received, with masked read as no information. */
  readonly root: XmlElement
  readonly recognition: Recognition
  /** What it came as; of FHIR `root` is the CDA document it stands for. */
  readonly form: 'cda' | 'fhir'
}

/**
 * Opens the bytes of a patient summary, CDA or a European Patient Summary in FHIR, the same way for pages, print and
 * command line.
 *
 * @param now what ages, ends and futures are judged by
 * @throws Problem as `documentOfEps`, `xml-…` (`platform/xml/parse.ts`) or a refusal (`validation/cda/refusals.ts`),
 *   without personal data
 */
export function openSummary(bytes: Uint8Array, now: Date): OpenedSummary {
  const form = opensObject(bytes) ? 'fhir' : 'cda'
  const root = concealMasked(form === 'fhir' ? documentOfEps(bytes) : parseXml(bytes))
  const recognition = recogniseSummary(root)
  const findings = checkSummary(root, now).filter((finding) => form === 'cda' || isOfContent(finding))
  return { summary: readPatientSummary(root), findings, root, recognition, form }
}

/** Asked of CDA alone: an EPS names products by code, and its author answers for it. */
const ofCdaAlone: ReadonlySet<string> = new Set(['active-substance-missing', 'legal-authenticator-missing'])

/** Whether a finding is about what the sender said: of the form of FHIR the validator of FHIR judges. */
function isOfContent({ severity, code }: Finding): boolean {
  return severity === 'safety' && !ofCdaAlone.has(code)
}

const space: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d])

/** Whether it is JSON, as a European Patient Summary in FHIR is. */
function opensObject(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).find((byte) => !space.has(byte)) === 0x7b
}
