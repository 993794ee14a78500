import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import type { Asking } from '../national-sources.ts'
import type { Concept, Result, ResultSeries } from '../held.ts'
import { about, codeOf, conceptOf, extensionIn, matchesIn, quantityOf, registeredIn, whoOf } from './fhir.ts'
import { needed, present, whenIn } from './members.ts'

const canonical = 'http://nhn.no/fhir/nilar/StructureDefinition'

/** Main fields of expertise (Volven 8202) that pages tell apart. */
const disciplines: readonly ResultSeries['discipline'][] = ['LAB', 'PAT', 'BLD']

type Read = { readonly analysis: Concept; readonly result: Result }

/**
 * Analyses of one code and unit as one series, the earliest first; the series with the latest answer comes first. One that
 * was answered on two grounds is told once.
 *
 * @throws Problem `source-unreadable`
 * @see https://github.com/HL7Norway/NILAR
 */
export function readTestResults(
  observations: readonly Json[],
  reports: readonly Json[],
  asking: Asking,
): readonly ResultSeries[] {
  const fields = new Map(
    about(matchesIn(reports, 'DiagnosticReport'), asking).map((report) => [String(report.id), fieldOf(report)]),
  )
  const distinct = new Map(about(matchesIn(observations, 'Observation'), asking).map((each) => [each.id, each]))
  const read = [...distinct.values()].map(readObservation)
  const series = [...Map.groupBy(read, seriesKey).values()].map((of) => seriesOf(of, fields))
  return series.toSorted((one, other) => (latestOf(one) < latestOf(other) ? 1 : -1))
}

function fieldOf(report: Json): ResultSeries['discipline'] {
  const codes = listIn(report, 'category').map((each) => codeOf(conceptOf(each), volven('8202')))
  return disciplines.find((each) => codes.includes(each))
}

/** One analysis may be named in several systems: the national one tells, and the unit, since values of two are not compared. */
function seriesKey({ analysis, result: { value } }: Read): string {
  const first = analysis.codes.find(({ system }) => system === volven('7280')) ?? analysis.codes[0]
  const unit = value.kind === 'quantity' ? value.unit : value.kind
  return JSON.stringify([first ? [first.system, first.code] : analysis.text, unit])
}

function seriesOf(read: readonly Read[], fields: ReadonlyMap<string, ResultSeries['discipline']>): ResultSeries {
  const values = read.map(({ result }) => result).toSorted((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1))
  const value = values.at(-1)?.value
  const discipline = values.map(({ report }) => fields.get(report ?? '')).find((each) => each !== undefined)
  return {
    analysis: read[0]!.analysis,
    values,
    ...present({ discipline, unit: value?.kind === 'quantity' ? value.unit : undefined }),
  }
}

function latestOf({ values }: ResultSeries): string {
  return values.at(-1)?.at ?? ''
}

function readObservation(observation: Json): Read {
  const reference = textIn(
    objectIn(extensionIn(observation, `${canonical}/nilar-diagnostic-report-ref`), 'valueReference'),
    'reference',
  )
  return {
    analysis: needed(conceptOf(objectIn(observation, 'code')), 'Observation.code'),
    result: {
      source: 'test-results',
      id: needed(textIn(observation, 'id'), 'id'),
      by: whoOf(observation, listIn(observation, 'performer')),
      value: answerOf(observation),
      ...present({
        at: whenIn(observation, 'effectiveDateTime'),
        registered: whenIn(observation, 'issued') ?? registeredIn(observation),
        reference: referenceOf(listIn(observation, 'referenceRange')[0]),
        interpretation: interpretationOf(conceptOf(listIn(observation, 'interpretation')[0])),
        status: textIn(observation, 'status'),
        report: reference?.split('/').at(-1),
      }),
    },
  }
}

function answerOf(observation: Json): Result['value'] {
  const quantity = quantityOf(objectIn(observation, 'valueQuantity'))
  if (quantity) return { kind: 'quantity', ...quantity }
  const concept = conceptOf(objectIn(observation, 'valueCodeableConcept'))
  const text = concept?.text ?? textIn(observation, 'valueString') ?? concept?.codes[0]?.display
  return text === undefined ? { kind: 'not-said' } : { kind: 'text', text }
}

/** Volven 8244 as HL7's own codes: above, below, outside. */
const deviations: Readonly<Record<string, string>> = { '1': 'H', '2': 'L', '3': 'A' }

function interpretationOf(concept: Concept | undefined): string | undefined {
  const deviation = codeOf(concept, volven('8244'))
  return deviation === undefined ? concept?.codes[0]?.code : deviations[deviation]
}

function referenceOf(range: Json | undefined): Result['reference'] {
  if (!range) return undefined
  return present({
    low: quantityOf(objectIn(range, 'low')),
    high: quantityOf(objectIn(range, 'high')),
    text: textIn(range, 'text'),
  })
}
