import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { isWithin, pagingIn, searchset } from '../searchset.ts'
import { askedTime, norwegianTime } from '../fhir-time.ts'
import { momentOf } from './moments.ts'

/** Where the person stands, beside the parameter `patient.identifier`. */
export const patientHeader = 'X-Pmd-Patient'
export const patientParameter = 'patient.identifier'

/** Comparators that PMD has; FHIR has more. */
const comparators = /^((eq|ge|gt|lt|le)?\d)/

/**
 * Measurements of one person, the latest first.
 *
 * @throws Problem `invalid`: `person-differs` when header and parameter name two; `parameter-value` for a comparator that
 * PMD has not
 */
export function searchObservations({ parameters, headers, records, privacy }: Asked): Outcome {
  const named = [headers[patientHeader], parameters.get(patientParameter)?.split('|').at(-1)].filter(Boolean)
  if (new Set(named).size > 1) {
    throw new Problem('invalid', 'person-differs', 'Header and parameter name two people', { at: patientParameter })
  }
  const dates = parameters.getAll('date').map(dateAsked)
  const codes = parameters.getAll('code').flatMap((each) => each.split(','))
  const matches = records
    .map((record) => ({ time: norwegianTime(momentOf(record.content)), resource: renderObservation(record) }))
    .filter(({ time, resource }) => isWithin(dates, time) && (codes.length === 0 || isCodedAs(resource, codes)))
    .toSorted((one, other) => (one.time < other.time ? 1 : -1))
    .map(({ resource }) => resource)
  return searchset(matches, pagingIn(parameters), { outcomes: keptBack(privacy) })
}

/** An Observation as it is given: with the version of it that the service has. */
export function renderObservation({ content, version, at }: Pick<NationalRecord, 'content' | 'version' | 'at'>): Json {
  const meta = isObject(content.meta) ? content.meta : {}
  const { resourceType, id, ...said } = content
  return {
    resourceType,
    id,
    ...said,
    meta: { versionId: String(version), lastUpdated: at.toISOString(), ...meta },
  }
}

/** With the time by the clock in Norway, as measurements are compared. */
function dateAsked(asked: string): string {
  if (!comparators.test(asked)) {
    throw new Problem('invalid', 'parameter-value', 'The comparator is none of eq, ge, gt, lt, le', { at: 'date' })
  }
  return askedTime(asked)
}

/** A token is a code, or a system and a code with a bar between. */
function isCodedAs({ code }: Json, wanted: readonly string[]): boolean {
  const codings = isObject(code) && Array.isArray(code.coding) ? code.coding.filter(isObject) : []
  return codings.some(({ system, code: one }) => wanted.some((token) => token === one || token === `${system}|${one}`))
}
