import type { Observation } from '../../standards/cda/patient-summary/observation.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { elements } from './elements.ts'
import { asArray, fill, type Making, readBack, type Unmaking } from './map.ts'
import { observationRows } from './observation.ts'

/**
 * Systolic and diastolic pressure are two observations in CDA and two components of one in FHIR: either by itself breaks
 * the profile of blood pressure (https://hl7.org/fhir/R4/bp.html).
 */

/** The code of the Observation that holds both. */
export const BLOOD_PRESSURE: CodeableConcept = { coding: [{ system: 'http://loinc.org', code: '85354-9' }] }

const pressures = ['8480-6', '8462-4']

/** Whether these are the two pressures, whichever comes first. */
export function isBloodPressure(observations: readonly Observation[]): boolean {
  return (
    observations.length === 2 &&
    observations.every(({ negation }) => negation !== 'true') &&
    pressures.every((code) => observations.some((each) => each.code?.code === code))
  )
}

/** The observations in order; the two pressures, where one comes right after the other, as one group. */
export function withPressuresPaired(observations: readonly Observation[]): readonly (readonly Observation[])[] {
  const groups: Observation[][] = []
  for (const observation of observations) {
    const last = groups.at(-1)
    if (last?.length === 1 && isPanel([...last, observation])) last.push(observation)
    else groups.push([observation])
  }
  return groups
}

/** What is taken at one time, has as many identifiers each, and holds nothing below it, may be one Observation. */
function isPanel(observations: readonly Observation[]): boolean {
  const [first, second] = observations.map(({ time, statusCode, ids }) =>
    JSON.stringify([time, statusCode, ids.length]),
  )
  return isBloodPressure(observations) && first === second && observations.every((each) => each.components.length === 0)
}

/** `Observation.component` of each pressure. */
export function componentsOf(observations: readonly Observation[], making: Making): readonly Json[] {
  return observations.map((observation) => {
    const made = fill(observationRows, observation, {}, making)
    const { code, interpretation, referenceRange, dataAbsentReason, extension, ...rest } = made
    const value = Object.entries(rest).filter(([name]) => name.startsWith('value'))
    return {
      ...(extension ? { extension } : {}),
      code,
      ...Object.fromEntries(value),
      ...(dataAbsentReason ? { dataAbsentReason } : {}),
      ...(interpretation ? { interpretation } : {}),
      ...(referenceRange ? { referenceRange } : {}),
    }
  })
}

/** What a panel says of both: their time and status, and the identifiers of each in turn. */
export function sharedBy(pair: readonly Observation[], making: Making): Json {
  const made = pair.map((each) => fill(observationRows, each, {}, making))
  const identifier = made.flatMap((each) => asArray(each.identifier))
  return { ...sharedIn(made[0] ?? {}), ...(identifier.length > 0 ? { identifier } : {}) }
}

/** The observations of a panel, each with what the panel says of all. */
export function observationsIn(panel: Json, unmaking: Unmaking): readonly Observation[] {
  const components = elements<Json>(panel.component)
  const identifiers = asArray(panel.identifier)
  const each = identifiers.length / components.length
  return components.map((component, at) => {
    const identifier = Number.isInteger(each) ? identifiers.slice(at * each, (at + 1) * each) : []
    const said = { ...sharedIn(panel), identifier, ...component }
    return { ...readBack<Observation>(observationRows, said, unmaking), components: [] }
  })
}

function sharedIn(made: Json): Json {
  return Object.fromEntries(Object.entries(made).filter(([name]) => name === 'status' || /^_?effective/.test(name)))
}
