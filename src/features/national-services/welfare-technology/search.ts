import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import { askedTime, norwegianTime } from '../fhir-time.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { isWithin, pagingIn, searchset } from '../searchset.ts'

/** Notes that were journaled in the municipality of the address, the latest first. */
export function searchCompositions({ parameters, records, privacy, params }: Asked): Outcome {
  const dates = parameters.getAll('date').map(askedTime)
  const matches = records
    .filter(({ content }) => content.municipality === params.orgNumber)
    .map((record) => ({ time: norwegianTime(String(resourceIn(record).date)), resource: render(record) }))
    .filter(({ time }) => isWithin(dates, time))
    .toSorted((one, other) => (one.time < other.time ? 1 : -1))
    .map(({ resource }) => resource)
  return searchset(matches, pagingIn(parameters), { outcomes: keptBack(privacy) })
}

function resourceIn({ content }: NationalRecord): Json {
  return isObject(content.resource) ? content.resource : {}
}

function render(record: NationalRecord): Json {
  const { resourceType, id, meta, ...said } = resourceIn(record)
  const own = { versionId: String(record.version), lastUpdated: record.at.toISOString() }
  return { resourceType, id, meta: { ...(isObject(meta) ? meta : {}), ...own }, ...said }
}
