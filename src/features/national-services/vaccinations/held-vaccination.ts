import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord } from '../../national-records/index.ts'

/** The service, and the kind of its records. */
export const vaccinationsId = 'vaccinations'
export const immunizationKind = 'Immunization'

/** Who registered a vaccination, in a record: nobody else may change it. What was laid has none. */
export const registrar = 'registeredBy'

/** The Immunization of a record: what was laid stands alone, what was registered beside who did it. */
export function resourceIn({ content }: Pick<NationalRecord, 'content'>): Json {
  return isObject(content.resource) ? content.resource : content
}

/** A vaccination as it is given: with the version of it that the service has. */
export function renderImmunization(record: Pick<NationalRecord, 'content' | 'version' | 'at'>): Json {
  const { resourceType, id, meta, ...said } = resourceIn(record)
  const own = { versionId: String(record.version), lastUpdated: record.at.toISOString() }
  return { resourceType, id, meta: { ...own, ...(isObject(meta) ? meta : {}) }, ...said }
}
