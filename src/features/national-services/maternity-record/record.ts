import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import type { Asked } from '../national-service.ts'
import { resourceTypes } from './resource-types.ts'

/** Kind of the record itself, among its resources. */
export const rootKind = 'record'

/** How a record stands. A record that has ended stays as it was. */
type RecordStatus = { readonly status: 'ACTIVE' | 'TERMINATED'; readonly terminationDate?: string }

/** Records themselves, the earliest first. */
export function rootsIn(records: readonly NationalRecord[]): readonly NationalRecord[] {
  return records.filter(({ kind }) => kind === rootKind)
}

/** Written by the box alone. */
export function statusOf({ content }: NationalRecord): RecordStatus {
  return content.recordStatus as RecordStatus
}

/** The record that is open; there is one at most. */
export function activeIn(records: readonly NationalRecord[]): NationalRecord | undefined {
  return rootsIn(records).find((each) => statusOf(each).status === 'ACTIVE')
}

/** Which resources belong to a record, those that were deleted included. */
function resourcesOf(records: readonly NationalRecord[], recordId: string): readonly NationalRecord[] {
  return records.filter(({ content }) => content.recordId === recordId)
}

/** What a record says of a deletion: a version of its own, so that the history has it. */
export function isDeleted({ content }: NationalRecord): boolean {
  return content.deleted === true
}

/** A version and who made it, as DHG tells of it. */
function metadataOf({ id, version, at, content }: NationalRecord): Json {
  const { lastUpdatedBy } = content
  return { id, version, lastUpdated: at.toISOString(), ...(lastUpdatedBy ? { lastUpdatedBy } : {}) }
}

/** A resource as it is shown. */
export function renderResource(resource: NationalRecord): Json {
  const { recordId: _, lastUpdatedBy: __, ...fields } = resource.content
  return { metadata: metadataOf(resource), ...fields }
}

/** A record with all that is in it. */
export function renderRecord(root: NationalRecord, records: readonly NationalRecord[]): Json {
  const held = resourcesOf(records, root.id).filter((each) => !isDeleted(each))
  const parts = Object.entries(resourceTypes).flatMap(([type, { many }]) => {
    const [first, ...others] = held.filter(({ kind }) => kind === type).map(renderResource)
    if (!first) return []
    return [[type, many ? [first, ...others] : first]]
  })
  return { recordId: root.id, metadata: { ...metadataOf(root), ...statusOf(root) }, ...Object.fromEntries(parts) }
}

/** A record in a list of records. */
export function renderEntry(root: NationalRecord): Json {
  const { version, at, content } = root
  return {
    recordId: root.id,
    recordStatus: statusOf(root),
    version,
    lastUpdated: at.toISOString(),
    ...(content.lastUpdatedBy ? { lastUpdatedBy: content.lastUpdatedBy } : {}),
  }
}

/**
 * The record that the address names, whatever its status.
 *
 * @throws Problem `not-found` (`record-inactive`, as DHG has one code for both)
 */
export function rootNamed({ records, params }: Asked): NationalRecord {
  const root = rootsIn(records).find(({ id }) => id === params.recordId)
  if (root) return root
  throw new Problem('not-found', 'record-inactive', 'There is no such maternity record')
}
