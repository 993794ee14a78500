import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { Concept, Measurement, MeasurementSeries } from '../held.ts'
import { about, conceptOf, matchesIn, quantityOf, registeredIn, whoOf } from './fhir.ts'
import { needed, present, whenIn } from './members.ts'

type Read = { readonly what: Concept; readonly measurement: Measurement }

/** LOINC is in every profile of VkpObservation: measurements that share it are one series, whatever else they are coded in. */
const loinc = 'http://loinc.org'

/**
 * Measurements by what was measured, the earliest first; the series measured last comes first.
 *
 * @throws Problem `source-unreadable`
 * @see https://github.com/HL7Norway/VkpObservation
 */
export function readMeasurements(bundles: readonly Json[], asking: Asking): readonly MeasurementSeries[] {
  const read = about(matchesIn(bundles, 'Observation'), asking).map(readObservation)
  const series = [...Map.groupBy(read, ({ what }) => seriesKey(what)).values()].map((of) => ({
    what: of.find(({ what }) => what.text !== undefined)?.what ?? of[0]!.what,
    values: of.map(({ measurement }) => measurement).toSorted((one, other) => timeOf(one) - timeOf(other)),
  }))
  return series.toSorted((one, other) => timeOf(other.values.at(-1)) - timeOf(one.values.at(-1)))
}

function seriesKey({ codes, text }: Concept): string {
  const code = codes.find(({ system }) => system === loinc) ?? codes[0]
  return code ? `${code.system}|${code.code}` : (text ?? '')
}

/** Moments may be told in several offsets, so that their text does not sort them. */
function timeOf(measurement: Measurement | undefined): number {
  return Date.parse(measurement?.at ?? '') || 0
}

function readObservation(observation: Json): Read {
  const what = needed(conceptOf(objectIn(observation, 'code')), 'Observation.code')
  const period = objectIn(observation, 'effectivePeriod')
  return {
    what,
    measurement: {
      source: 'measurements',
      id: needed(textIn(observation, 'id'), 'id'),
      by: whoOf(observation, listIn(observation, 'performer')),
      parts: partsOf(observation, what),
      ...present({
        at:
          whenIn(observation, 'effectiveDateTime') ??
          whenIn(observation, 'effectiveInstant') ??
          whenIn(period, 'start'),
        registered: registeredIn(observation),
        said: textOf(observation),
        device: textIn(objectIn(observation, 'device'), 'display'),
        municipality: municipalityIn(observation),
      }),
    },
  }
}

function partsOf(observation: Json, what: Concept): Measurement['parts'] {
  const own = quantityOf(objectIn(observation, 'valueQuantity'))
  const components = listIn(observation, 'component').flatMap((component) => {
    const part = conceptOf(objectIn(component, 'code'))
    const quantity = quantityOf(objectIn(component, 'valueQuantity'))
    return part && quantity ? [{ what: part, ...quantity }] : []
  })
  return own ? [{ what, ...own }, ...components] : components
}

/** What was seen and is no number: as how awake somebody is. */
function textOf(observation: Json): string | undefined {
  const concept = conceptOf(objectIn(observation, 'valueCodeableConcept'))
  return textIn(observation, 'valueString') ?? concept?.text ?? concept?.codes[0]?.display
}

function municipalityIn(observation: Json): string | undefined {
  const tags = listIn(objectIn(observation, 'meta'), 'tag')
  return tags.map((tag) => textIn(tag, 'code')).find((code) => code !== undefined && /^\d{4}$/.test(code))
}
