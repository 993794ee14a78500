import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import { isOpen } from '../ask-service.ts'
import type { Asked, KnownPerson, Outcome } from '../national-service.ts'
import { writtenHeaders } from '../resource-version.ts'
import { senderOf } from '../written-resource.ts'
import type { ParekType } from './parek.ts'
import { requestRules, uuidIn } from './request-rules.ts'
import { faultsOf, listIn, refusedFor } from './rules.ts'
import { requestIn, specimenRules } from './specimen-rules.ts'
import { changedTo, digestOf, keptOf, renderRecord, requisitionsId, type Stored, storedIn } from './stored.ts'

/**
 * Takes a requisition in. One that its organisation has sent before is answered as it was then, and stands once.
 *
 * @throws Problem `not-found` (`person-unknown`); `unsupported` (`person-deceased`); `conflict` (`requisition-duplicate`)
 * when something else was sent under the same RequesterDefinedUuid
 */
export function createRequest(asked: Asked): Outcome {
  const resource = asked.body ?? {}
  const person = living(asked)
  const faults = faultsOf('ServiceRequest', resource, requestRules, asked.now)
  if (faults.length > 0) return refusedFor(faults)
  const id = uuidOf(`requisition/${senderOf(asked)}/${person.number}/${uuidIn(resource)}`)
  return created(asked, person, { id, kind: 'ServiceRequest', resource, others: [] })
}

/**
 * Takes in that a specimen was collected for a requisition. When there are as many as the requisition has different focuses,
 * it is completed.
 *
 * @throws Problem as {@link createRequest}, `specimen-duplicate` for the same identifier; `unsupported`: `request-unknown`,
 * `request-not-active`
 */
export function createSpecimen(asked: Asked): Outcome {
  const resource = asked.body ?? {}
  const person = living(asked)
  const faults = faultsOf('Specimen', resource, specimenRules, asked.now)
  if (faults.length > 0) return refusedFor(faults)
  const request = heldOf(asked).find((each) => each.kind === 'ServiceRequest' && each.id === requestIn(resource))
  const at = 'Specimen.request'
  if (!request) throw new Problem('unsupported', 'request-unknown', 'The patient has no such requisition', { at })
  const [named] = listIn(resource.identifier)
  const id = named ? uuidOf(`specimen/${senderOf(asked)}/${request.id}/${named.system}|${named.value}`) : asked.newId()
  const isNew = !heldOf(asked).some((each) => each.id === id)
  if (isNew && storedIn(request).resource.status !== 'active') {
    throw new Problem('unsupported', 'request-not-active', 'Specimens are taken for active requisitions', { at })
  }
  return created(asked, person, { id, kind: 'Specimen', resource, others: completing(asked, request) })
}

/** What the service holds, also where the person's settings keep it from this caller: else a writer would make doubles. */
function heldOf({ beside }: Asked): readonly NationalRecord[] {
  return beside[requisitionsId] ?? []
}

function living({ person }: Asked): KnownPerson {
  if (!person) throw new Problem('not-found', 'person-unknown', 'Nobody is registered with the number')
  if (person.died !== undefined) throw new Problem('unsupported', 'person-deceased', 'The person has died')
  return person
}

type Creating = {
  readonly id: string
  readonly kind: ParekType
  readonly resource: Json
  /** Changes that come along when it is new. */
  readonly others: readonly RecordChange[]
}

function created(asked: Asked, { number }: KnownPerson, { id, kind, resource, others }: Creating): Outcome {
  const kept = keptOf(resource, number)
  const sent = digestOf(kept)
  const known = heldOf(asked).find((each) => each.id === id)
  if (known && storedIn(known).sent !== sent) {
    const code = kind === 'ServiceRequest' ? 'requisition-duplicate' : 'specimen-duplicate'
    throw new Problem('conflict', code, 'Something else was sent under the same identifier', {
      at: `${kind}.identifier`,
    })
  }
  const content: Stored = { resource: kept, sent }
  const change: RecordChange = { person: number, service: requisitionsId, id, kind, at: asked.now, seen: 0, content }
  // Whom the person keeps it from is answered as the first time, and learns nothing of what came after.
  const record = known && isOpen(asked.privacy) ? known : changedTo(change)
  return {
    status: 201,
    body: renderRecord(record),
    headers: writtenHeaders(record),
    ...(known ? {} : { changes: [change, ...others] }),
  }
}

/** The requisition is completed by its last specimen; this one counts, and is not yet held. */
function completing(asked: Asked, request: NationalRecord): readonly RecordChange[] {
  const { resource, ...stored } = storedIn(request)
  const taken = heldOf(asked).filter(
    (each) => each.kind === 'Specimen' && requestIn(storedIn(each).resource) === request.id,
  )
  if (taken.length + 1 < focusesOf(resource)) return []
  const { person, service, id, kind, version: seen } = request
  const content: Stored = { ...stored, resource: { ...resource, status: 'completed' } }
  return [{ person, service, id, kind, seen, at: asked.now, content }]
}

function focusesOf({ orderDetail }: Json): number {
  return new Set(listIn(orderDetail).map(({ parameterFocus }) => JSON.stringify(parameterFocus))).size
}
