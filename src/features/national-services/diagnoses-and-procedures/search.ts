import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import { ofKind } from '../ask-service.ts'
import { askedTime } from '../fhir-time.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { isWithin, pagingIn, searchset } from '../searchset.ts'

/** A type that is searched for: what its dates are asked by, and which day of it they compare with. */
export type Searched = {
  readonly type: 'Condition' | 'Procedure' | 'Encounter'
  readonly dateParameter: string
  readonly dayOf: (resource: Json) => string
}

const periodStart = ({ period }: Json) => String(isObject(period) ? period.start : '')

/** What the service can be searched for. */
export const searched: readonly Searched[] = [
  { type: 'Condition', dateParameter: 'recorded-date', dayOf: ({ recordedDate }) => String(recordedDate) },
  { type: 'Procedure', dateParameter: 'date', dayOf: ({ performedDateTime }) => String(performedDateTime) },
  { type: 'Encounter', dateParameter: 'date', dayOf: periodStart },
]

/** Resources of one type, the latest first; contacts with their diagnoses when they are asked for. */
export function search({ type, dateParameter, dayOf }: Searched): (asked: Asked) => Outcome {
  return ({ parameters, records, privacy }) => {
    const dates = parameters.getAll(dateParameter).map(askedTime)
    const codes = parameters.getAll('code').flatMap((each) => each.split(','))
    const tags = parameters.getAll('_tag')
    const matches = ofKind(records, type)
      .filter(({ content }) => isWithin(dates, dayOf(content)) && hasOneOf(codingsIn(content.code), codes))
      .filter(({ content }) => hasOneOf(isObject(content.meta) ? content.meta.tag : [], tags))
      .toSorted((one, other) => (dayOf(one.content) < dayOf(other.content) ? 1 : -1))
    const paging = pagingIn(parameters)
    const shown = matches.slice(paging.skip, paging.skip + paging.count)
    const included = parameters.has('_include') ? diagnosesOf(shown, ofKind(records, 'Condition')) : []
    return searchset(matches.map(render), paging, { included: included.map(render), outcomes: keptBack(privacy) })
  }
}

function codingsIn(concept: unknown): unknown {
  return isObject(concept) ? concept.coding : []
}

/** A token is a code, or a system and a code with a bar between; where none is asked for, all are. */
function hasOneOf(codings: unknown, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  const held = Array.isArray(codings) ? codings.filter(isObject) : []
  return held.some(({ system, code }) => wanted.some((token) => token === code || token === `${system}|${code}`))
}

function diagnosesOf(encounters: readonly NationalRecord[], conditions: readonly NationalRecord[]) {
  const named = new Set(
    encounters.flatMap(({ content }) =>
      (Array.isArray(content.diagnosis) ? content.diagnosis : []).map(
        ({ condition }: { readonly condition: { readonly reference: string } }) => condition.reference,
      ),
    ),
  )
  return conditions.filter(({ id }) => named.has(`Condition/${id}`))
}

/** When the register came to hold it is not when it was. */
function render({ content, version, at }: NationalRecord): Json {
  const { resourceType, id, meta, ...said } = content
  const own = { versionId: String(version), lastUpdated: at.toISOString() }
  return { resourceType, id, meta: { ...own, ...(isObject(meta) ? meta : {}) }, ...said }
}
