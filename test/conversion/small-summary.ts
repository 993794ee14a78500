import { Buffer } from 'node:buffer'
import { eps as canonicals } from '../../src/conversion/eps/canonicals.ts'
import { toEps } from '../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { readPatientSummary } from '../../src/standards/cda/patient-summary/document.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { asSent } from './entry-trip.ts'

/** The smallest summaries that hold one thing, for tests of single mapping rules. */

const namespaces =
  'xmlns="urn:hl7-org:v3" xmlns:pharm="urn:hl7-org:pharm" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

export const SNOMED = '2.16.840.1.113883.6.96'

/** A document with this inside `patientRole`, these other elements of the header, and these sections. */
export function document(
  sections: string,
  patient = '<patient><name><family>Prøve</family></name></patient>',
  header = '',
): string {
  return `<ClinicalDocument ${namespaces}><id root="2.999.1.2.3" extension="1"/>
<code code="60591-5" codeSystem="2.16.840.1.113883.6.1"/><title>T</title><effectiveTime value="20260102030405+0100"/>${header}
<recordTarget><patientRole><id root="2.999.1.2.4" extension="1"/>${patient}</patientRole></recordTarget>
<component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`
}

/** A section by its LOINC code, with these entries. */
export function section(code: string, entries: string, text = 'x'): string {
  return `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>S</title><text>${text}</text>${entries}</section></component>`
}

/** A problem, or an allergy, in its concern. */
export function concern(observation: string, attributes = ''): string {
  return `<entry><act classCode="ACT" moodCode="EVN"><code nullFlavor="NA"/><statusCode code="completed"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" ${attributes}>${observation}</observation></entryRelationship></act></entry>`
}

/** An observation about the one around it, by the LOINC code of what it tells. */
export function about(code: string, value: string, typeCode = 'REFR'): string {
  return `<entryRelationship typeCode="${typeCode}"><observation classCode="OBS" moodCode="EVN"><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>${value}</observation></entryRelationship>`
}

export function coded(element: string, code: string, codeSystem = SNOMED): string {
  return `<${element} ${element === 'value' ? 'xsi:type="CD" ' : ''}code="${code}" codeSystem="${codeSystem}"/>`
}

/** The Bundle made of a document, as it is sent. */
export function bundleOf(xml: string): Json {
  const summary = readPatientSummary(parseXml(Buffer.from(xml)))
  return asSent(toEps(summary, canonicals, new Date(0)).bundle) as Json
}

/** The resources of a type, in the order of the Bundle. */
export function resources(bundle: Json, type: string): readonly Json[] {
  return (bundle.entry as readonly { readonly resource: Json }[]).flatMap(({ resource }) =>
    resource.resourceType === type ? [resource] : [],
  )
}

/** Codes of a concept, in order. */
export function codes(concept: unknown): readonly (string | undefined)[] {
  return ((concept as { coding?: { code?: string }[] } | undefined)?.coding ?? []).map(({ code }) => code)
}
