import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import type { Result, Story } from '../../synthetic-population/index.ts'
import { codingOf, htest, practitionerRoleOf, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'

const canonical = 'http://nhn.no/fhir/nilar/StructureDefinition'

/** What Pasientens prøvesvar holds of a story: a report for each sample, and an analysis for each line of it. */
export function testResultsOf({ person, results }: Story): readonly LaidRecord[] {
  const subject = subjectOf(person.number)
  const samples = Map.groupBy(results, ({ requisition }) => requisition)
  return [
    ...[...samples].map(([id, lines]) => reportRecord(subject, id, lines)),
    ...results.map((each) => observationRecord(subject, each)),
  ]
}

function reportRecord(subject: Json, id: string, lines: readonly Result[]): LaidRecord {
  const first = lines[0]!
  const content: Json = {
    resourceType: 'DiagnosticReport',
    id,
    meta: { profile: [`${canonical}/nilar-diagnostic-report`], tag: [htest, ...lines.flatMap(tagsOf)] },
    contained: [practitionerRoleOf('laboratory', first)],
    extension: [{ url: `${canonical}/ReportDate`, valueDateTime: `${first.on}T14:00:00Z` }],
    status: 'final',
    category: [{ coding: [{ system: volven('8202'), code: first.discipline }] }],
    code: { text: 'Svarrapport' },
    subject,
    effectiveDateTime: first.on,
    performer: [{ reference: '#laboratory' }],
    result: lines.map((line) => ({ reference: `Observation/${line.id}` })),
  }
  return { id, kind: 'DiagnosticReport', on: first.on, content }
}

function observationRecord(subject: Json, result: Result): LaidRecord {
  const { id, codes, on, value, requisition, place } = result
  const content: Json = {
    resourceType: 'Observation',
    id,
    meta: { profile: [`${canonical}/nilar-observation`], tag: [htest, ...tagsOf(result)] },
    extension: [
      { url: `${canonical}/ReportDate`, valueDateTime: `${on}T14:00:00Z` },
      { url: `${canonical}/DiagnosticReportRef`, valueReference: { reference: `DiagnosticReport/${requisition}` } },
    ],
    status: 'final',
    code: { coding: codes.map(codingOf) },
    subject,
    effectiveDateTime: on,
    performer: [{ identifier: { system: identifierSystems.ENH, value: place } }],
    ...(value.kind === 'quantity' ? quantityOf(value) : { valueString: value.text }),
    ...interpretationOf(result),
  }
  return { id, kind: 'Observation', on, content }
}

function tagsOf({ codes }: Result): readonly Json[] {
  return codes.map((each) => {
    const { system, code } = codingOf(each)
    return { system, code }
  })
}

const ucum = 'http://unitsofmeasure.org'

function quantityOf({ value, unit }: { readonly value: number; readonly unit: string }): Json {
  return { valueQuantity: { value, unit, system: ucum, code: unit } }
}

/** High, low or normal, where the laboratory has said what is usual. */
function interpretationOf({ value, reference }: Result): Json {
  if (value.kind !== 'quantity' || !reference) return {}
  const { low, high } = reference
  const { value: measured, unit } = value
  const code = high !== undefined && measured > high ? 'H' : low !== undefined && measured < low ? 'L' : 'N'
  const limit = (of: number | undefined) => ({ value: of, unit, system: ucum, code: unit })
  return {
    interpretation: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code }] },
    ],
    referenceRange: [
      { ...(low === undefined ? {} : { low: limit(low) }), ...(high === undefined ? {} : { high: limit(high) }) },
    ],
  }
}
