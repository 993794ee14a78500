import { createHash } from 'node:crypto'
import type { Json } from '../../../standards/fhir/json.ts'
import { decimalText } from '../../../standards/fhir/json.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import { htest, subjectOf } from '../fhir-parts.ts'
import { type ParekType, profiles } from './parek.ts'

/** The service, under which both types are held. */
export const requisitionsId = 'requisitions'

/** What a record holds. */
export type Stored = {
  /** As it was sent, without its id and what the server says of it. */
  readonly resource: Json
  /** Digest of what was sent first, so that the same sent again is known. Left out of what was never sent. */
  readonly sent?: string
}

/** What a record holds; written by this service alone, in this shape. */
export function storedIn({ content }: Pick<NationalRecord, 'content'>): Stored {
  return content as Stored
}

/** What is kept of a resource that was sent. A former number leads to the one that took its place. */
export function keptOf({ id: _, meta: __, ...resource }: Json, number: string): Json {
  return { ...resource, subject: subjectOf(number) }
}

/** A record as it is answered: version and time are the server's own. */
export function renderRecord(record: Pick<NationalRecord, 'id' | 'kind' | 'version' | 'at' | 'content'>): Json {
  const { id, kind, version, at } = record
  const { resourceType, ...rest } = storedIn(record).resource
  const profile = [profiles[kind as ParekType]]
  return {
    resourceType,
    id,
    meta: { versionId: String(version), lastUpdated: at.toISOString(), profile, tag: [htest] },
    ...rest,
  }
}

/** What a change makes of a record. */
export function changedTo({ person, service, id, kind, at, seen, content }: RecordChange): NationalRecord {
  return { person, service, id, kind, at, version: seen + 1, content: content ?? {} }
}

/** The same for two resources that say the same, in whatever order their members stand; decimals count as written. */
export function digestOf(resource: Json): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(resource)))
    .digest('base64url')
}

function inOrder(value: unknown): unknown {
  if (decimalText(value) !== undefined || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return members.map(([name, each]) => [name, inOrder(each)])
}
