import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import { textIn } from '../body-members.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { changedBy, mayBeWritten } from './admission.ts'
import { activeIn, isDeleted, renderRecord, renderResource, rootKind, rootNamed, rootsIn, statusOf } from './record.ts'
import { type ResourceType, readResource } from './resource-types.ts'

/** The service that all of this is of. */
export const serviceId = 'maternity-record'

/** DHG keeps so many versions of one thing. */
const mostVersions = 255

/** Opens a record; a woman has one open at most. */
export function createRecord(asked: Asked): Outcome {
  const { number } = mayBeWritten(asked)
  const { records, beside } = asked
  if (activeIn(records)) throw new Problem('conflict', 'already-exists', 'There is an active maternity record')
  // Of the same consent and place in the row, so that of two who open a record at once one is told.
  const consent = (beside[registers.settings] ?? []).findLast(({ kind }) => kind === serviceId)?.id
  const id = uuidOf(`${number} ${consent} maternity record ${rootsIn(records).length}`)
  const change = changeOf(asked, { id, kind: rootKind, content: { recordStatus: { status: 'ACTIVE' } } })
  return { status: 201, body: renderRecord(asWritten(change), []), changes: [change] }
}

/** Ends a record. It can be read as before, and not changed again. */
export function updateStatus(asked: Asked): Outcome {
  mayBeWritten(asked)
  const root = openRecord(asked)
  const { body, records, now } = asked
  versionSeen(body, root)
  const wanted = isObject(body?.recordStatus) ? textIn(body.recordStatus, 'status') : undefined
  if (wanted !== 'TERMINATED')
    throw new Problem('invalid', 'field-value', 'A record can be terminated', { at: 'status' })
  const recordStatus = { status: wanted, terminationDate: now.toISOString() }
  const change = changeOf(asked, { id: root.id, kind: rootKind, content: { recordStatus } }, root)
  return { status: 200, body: renderRecord(asWritten(change), records), changes: [change] }
}

/** Adds a resource; of most kinds there is one in a record. */
export function createResource(type: string, rule: ResourceType): (asked: Asked) => Outcome {
  return (asked) => {
    mayBeWritten(asked)
    const root = openRecord(asked)
    const { body, records, now, newId } = asked
    const id = rule.many ? newId() : uuidOf(`${root.id} ${type}`)
    if (records.some((each) => each.id === id)) {
      throw new Problem('conflict', 'already-exists', 'The resource exists already: update it')
    }
    const content = { ...readResource(rule, body ?? {}, now), recordId: root.id }
    const change = changeOf(asked, { id, kind: type, content })
    return { status: 201, body: renderResource(asWritten(change)), changes: [change] }
  }
}

/** Changes a resource, whose latest version the caller must have seen. */
export function updateResource(type: string, rule: ResourceType): (asked: Asked) => Outcome {
  return (asked) => {
    mayBeWritten(asked)
    const root = openRecord(asked)
    const held = resourceNamed(asked, root, type)
    versionSeen(asked.body, held)
    const content = { ...readResource(rule, asked.body ?? {}, asked.now), recordId: root.id }
    const change = changeOf(asked, { id: held.id, kind: type, content }, held)
    return { status: 200, body: renderResource(asWritten(change)), changes: [change] }
  }
}

/** Deletes a resource: it is shown no more, and the history says so. */
export function deleteResource(type: string): (asked: Asked) => Outcome {
  return (asked) => {
    mayBeWritten(asked)
    const held = resourceNamed(asked, openRecord(asked), type)
    const content = { ...held.content, deleted: true }
    return { status: 204, changes: [changeOf(asked, { id: held.id, kind: type, content }, held)] }
  }
}

function openRecord(asked: Asked): NationalRecord {
  const root = rootNamed(asked)
  if (statusOf(root).status === 'ACTIVE') return root
  throw new Problem('conflict', 'record-inactive', 'The maternity record has ended')
}

function resourceNamed({ params, records }: Asked, root: NationalRecord, type: string): NationalRecord {
  const id = params.resourceId ?? uuidOf(`${root.id} ${type}`)
  const held = records.find((each) => each.id === id && each.kind === type && each.content.recordId === root.id)
  if (!held) throw new Problem('not-found', 'resource-missing', 'There is no such resource to update')
  if (isDeleted(held)) throw new Problem('conflict', 'resource-deleted', 'The resource is deleted')
  return held
}

/** Only who has seen the newest version may change it. */
function versionSeen(body: Json | undefined, { version }: NationalRecord): void {
  const said = isObject(body?.metadata) ? decimalText(body.metadata.version) : undefined
  if (said === String(version) && version < mostVersions) return
  throw new Problem('conflict', 'version-stale', 'Only the newest version can be updated', { at: 'metadata.version' })
}

function changeOf(
  asked: Asked,
  { id, kind, content }: Pick<NationalRecord, 'id' | 'kind' | 'content'>,
  before?: NationalRecord,
): RecordChange & Pick<NationalRecord, 'content'> {
  const { number } = mayBeWritten(asked)
  return {
    ...{ person: number, service: serviceId, id, kind, at: asked.now },
    seen: before?.version ?? 0,
    content: { ...content, lastUpdatedBy: changedBy(asked) },
  }
}

/** The version that a change becomes. */
function asWritten({ seen, ...change }: RecordChange & Pick<NationalRecord, 'content'>): NationalRecord {
  return { ...change, version: seen + 1 }
}
