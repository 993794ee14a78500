import type { Json } from '../../../standards/fhir/json.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import type { Result, Story } from '../../synthetic-population/index.ts'
import { coded, codingOf, htest, practitionerRoleOf, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'

const canonical = 'http://nhn.no/fhir/nilar/StructureDefinition'

/** Profiles of Pasientens prøvesvar, by type of resource. */
export const testResultProfiles = {
  DiagnosticReport: [`${canonical}/nilar-diagnostic-report`],
  Observation: [`${canonical}/nilar-observation`],
}

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
    meta: metaOf('nilar-diagnostic-report', lines),
    contained: [practitionerRoleOf('laboratory', first)],
    extension: [{ url: `${canonical}/nilar-report-date`, valueDateTime: reportedOn(first) }],
    status: 'final',
    category: [coded(volven('8202'), first.discipline)],
    code: { ...coded(volven('8202'), first.discipline), text: 'Svarrapport' },
    subject,
    effectiveDateTime: first.on,
    issued: reportedOn(first),
    performer: [{ reference: '#laboratory' }],
    result: lines.map((line) => ({ reference: `Observation/${line.id}` })),
  }
  return { id, kind: 'DiagnosticReport', on: first.on, content }
}

function observationRecord(subject: Json, result: Result): LaidRecord {
  const { id, codes, on, value, requisition } = result
  const content: Json = {
    resourceType: 'Observation',
    id,
    meta: metaOf('nilar-observation', [result]),
    contained: [practitionerRoleOf('laboratory', result)],
    extension: [
      {
        url: `${canonical}/nilar-diagnostic-report-ref`,
        valueReference: { reference: `DiagnosticReport/${requisition}` },
      },
    ],
    status: 'final',
    code: { coding: codes.map(codingOf) },
    subject,
    effectiveDateTime: on,
    issued: reportedOn(result),
    performer: [{ reference: '#laboratory' }],
    ...(value.kind === 'quantity' ? quantityOf(value) : wordsOf(value.text)),
    ...interpretationOf(result),
  }
  return { id, kind: 'Observation', on, content }
}

/** Answers leave the laboratory in the afternoon of the day the sample was taken. */
function reportedOn({ on }: Result): string {
  return `${on}T14:00:00Z`
}

/** The profile lets nothing but codes of analyses and answers be tags: that nobody is meant is a security label. */
function metaOf(profile: string, results: readonly Result[]): Json {
  return { profile: [`${canonical}/${profile}`], security: [htest], tag: results.flatMap(tagsOf) }
}

function tagsOf({ codes }: Result): readonly Json[] {
  const national = codes.map(codingOf).filter(({ system }) => system === volven('7280'))
  return national.map(({ system, code }) => ({ system, code }))
}

/** What the laboratory found, in words (Volven 8243: FU, funn og undersøkelsesresultater). */
function wordsOf(text: string): Json {
  return { valueCodeableConcept: { ...coded(volven('8243'), 'FU'), text } }
}

const ucum = 'http://unitsofmeasure.org'

function quantityOf({ value, unit }: { readonly value: number; readonly unit: string }): Json {
  return { valueQuantity: { value, unit, system: ucum, code: unit } }
}

/** Volven 8244: how a value stands to what is usual; of one that is usual nothing is said. */
const deviations = { above: '1', below: '2' } as const

function interpretationOf({ value, reference }: Result): Json {
  if (value.kind !== 'quantity' || !reference) return {}
  const { low, high } = reference
  const { value: measured, unit } = value
  const deviation =
    high !== undefined && measured > high ? 'above' : low !== undefined && measured < low ? 'below' : undefined
  const limit = (of: number | undefined) => ({ value: of, unit, system: ucum, code: unit })
  return {
    ...(deviation ? { interpretation: [coded(volven('8244'), deviations[deviation])] } : {}),
    referenceRange: [
      { ...(low === undefined ? {} : { low: limit(low) }), ...(high === undefined ? {} : { high: limit(high) }) },
    ],
  }
}
